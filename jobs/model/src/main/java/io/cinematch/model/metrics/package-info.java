/**
 * How good predictions and lists are: pure functions, the same for jobs, service and tests. Metrics of one user's list
 * take item indexes, best first, of which the first k count. What is undefined is NaN or refused, never a convenient 0.
 */
package io.cinematch.model.metrics;
