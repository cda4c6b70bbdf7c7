/** Training side and test side. */
package io.cinematch.jobs.split;
