package io.cinematch.serving.bench;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Numbers over time in one line of text, a character each, on a logarithmic scale. */
final class Sparkline {
    private static final String HEIGHTS = "▁▂▃▄▅▆▇█";
    /** One step up is half as much again. */
    private static final double STEP = Math.log(1.5);

    private Sparkline() {}

    /** The smallest number stands on the ground. */
    static String of(double[] values) {
        double least = Arrays.stream(values).filter(v -> v > 0).min().orElse(1);
        return Arrays.stream(values)
                .mapToObj(v -> String.valueOf(HEIGHTS.charAt(height(v / least))))
                .collect(Collectors.joining());
    }

    /** A mark under one of its characters. */
    static String mark(int at, String text) {
        return " ".repeat(at) + "^ " + text;
    }

    private static int height(double ratio) {
        return ratio <= 1 ? 0 : (int) Math.min(HEIGHTS.length() - 1, Math.round(Math.log(ratio) / STEP));
    }
}
