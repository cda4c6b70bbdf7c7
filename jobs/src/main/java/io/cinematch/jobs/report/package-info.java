/** The report of a run for people: one HTML file. What it says is worked out here; the templates only place it. */
package io.cinematch.jobs.report;
