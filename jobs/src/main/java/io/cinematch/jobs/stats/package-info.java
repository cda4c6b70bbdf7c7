/** Is it luck? Intervals, tests and verdicts, without Spark. */
package io.cinematch.jobs.stats;
