package io.cinematch.model.store;

import java.time.Duration;

/**
 * A session that lasts.
 *
 * @param dataSet whether its user is one of the data set, rather than one who joined here
 * @param left until it ends, unless it is used
 * @param renewed whether looking at it has just made it last its full time again
 */
public record Session(boolean dataSet, Duration left, boolean renewed) {}
