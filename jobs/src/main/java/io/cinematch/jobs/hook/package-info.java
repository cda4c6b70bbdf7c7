/** Tells somebody outside how a night ended. */
package io.cinematch.jobs.hook;
