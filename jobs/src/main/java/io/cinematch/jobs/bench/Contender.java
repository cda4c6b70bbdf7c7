package io.cinematch.jobs.bench;

import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One side of a comparison.
 *
 * @param inside what is inside the timing, for people
 * @param amount how many rating updates or lists that makes
 * @param work what is timed
 * @param look finds numbers in what the last repetition left, outside the timing
 * @param tidy makes all as it was, after each repetition, outside the timing
 */
record Contender<T>(
        String name,
        String inside,
        double amount,
        Supplier<T> work,
        Function<T, Map<String, Double>> look,
        Runnable tidy) {
    Contender(String name, String inside, double amount, Supplier<T> work, Function<T, Map<String, Double>> look) {
        this(name, inside, amount, work, look, () -> {});
    }

    Contender<T> after(Runnable tidying) {
        return new Contender<>(name, inside, amount, work, look, tidying);
    }

    static Contender<Integer> of(String name, String inside, double amount, Runnable work) {
        return new Contender<>(
                name,
                inside,
                amount,
                () -> {
                    work.run();
                    return 0;
                },
                nothing -> Map.of());
    }
}
