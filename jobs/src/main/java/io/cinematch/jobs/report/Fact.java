package io.cinematch.jobs.report;

/** A thing and its name. */
public record Fact(String name, String value) {}
