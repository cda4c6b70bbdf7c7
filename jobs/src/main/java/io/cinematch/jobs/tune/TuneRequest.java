package io.cinematch.jobs.tune;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A search as asked for.
 *
 * @param variant as configured
 * @param grid every combination instead of random ones
 * @param trials how many random ones; as configured if empty
 * @param seed of the random ones
 * @param sets {@code key=values}, over the configured space
 * @param out where to leave a copy of the best, as a settings file
 */
public record TuneRequest(
        String variant,
        boolean grid,
        Optional<Integer> trials,
        long seed,
        Metric metric,
        List<String> sets,
        Optional<Path> out) {}
