package io.cinematch.serving.lab;

import java.util.OptionalDouble;

/** Reports have NaN and infinity, JSON has not. */
final class Numbers {
    private Numbers() {}

    static OptionalDouble finite(double x) {
        return Double.isFinite(x) ? OptionalDouble.of(x) : OptionalDouble.empty();
    }
}
