/** The commands of the batch side. */
package io.cinematch.jobs.cli;
