package io.cinematch.jobs.run;

/**
 * One step of a run.
 *
 * @param name as typed: ingest, split, …
 * @param seconds wall-clock time
 * @param rowsIn rows read
 * @param rowsOut rows written
 * @param summary one line for people
 */
public record StepReport(String name, double seconds, long rowsIn, long rowsOut, String summary) {}
