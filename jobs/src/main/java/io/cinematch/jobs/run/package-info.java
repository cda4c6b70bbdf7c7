/** A run: one night's work, its folder, and its report. */
package io.cinematch.jobs.run;
