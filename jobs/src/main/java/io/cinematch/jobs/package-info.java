/** The nightly Spark jobs, one command each. */
package io.cinematch.jobs;
