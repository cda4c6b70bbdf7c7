package io.cinematch.jobs.run;

import java.util.Map;
import java.util.Optional;

/** Which step works on what another left. */
public final class StepOrder {
    private static final Map<String, String> NEEDS = Map.of(
            "split",
            "ingest",
            "train",
            "split",
            "tune",
            "split",
            "evaluate",
            "train",
            "foldin",
            "train",
            "abtest",
            "evaluate",
            "aatest",
            "evaluate",
            "score",
            "train",
            "publish",
            "score");

    private StepOrder() {}

    /** The step that must be done before this one. */
    public static Optional<String> need(String step) {
        return Optional.ofNullable(NEEDS.get(step));
    }

    /** Whether a step rests on what another left, at first or second hand. */
    static boolean rests(String step, String other) {
        return need(step)
                .map(needed -> needed.equals(other) || rests(needed, other))
                .orElse(false);
    }
}
