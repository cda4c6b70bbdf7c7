/** Keeps two processes, on one machine or several, from working on the same files. */
package io.cinematch.jobs.lock;
