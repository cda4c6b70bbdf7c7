/** Spark as CineMatch sets it up. */
package io.cinematch.jobs.session;
