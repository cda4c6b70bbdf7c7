package io.cinematch.jobs.stats;

/**
 * What was measured and how far luck could have moved it.
 *
 * @param value as measured
 * @param low lower end of the interval
 * @param high upper end
 */
public record Interval(double value, double low, double high) {}
