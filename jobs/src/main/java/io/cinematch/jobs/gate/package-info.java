/** Whether what a night has trained may take the place of what is served. */
package io.cinematch.jobs.gate;
