package io.cinematch.serving.bench;

import io.cinematch.model.console.Console;
import io.cinematch.model.console.Progress;
import io.cinematch.model.console.ProgressUnit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * How soon the service is ready, with Redis running.
 *
 * @param seconds of each start, from that of the process to its first good answer
 */
record StartPart(List<Double> seconds) {
    private static final double BAR = 1.5;

    static StartPart measure(Stage stage, Plan plan, Console console) throws IOException, InterruptedException {
        List<Double> seconds = new ArrayList<>();
        try (Progress progress = console.progress("start", plan.starts(), ProgressUnit.ROUNDS)) {
            for (int k = 0; k < plan.starts(); k++) {
                try (JavaProcess service = stage.service()) {
                    seconds.add(service.readySeconds());
                }
                progress.to(k + 1);
            }
        }
        return new StartPart(seconds);
    }

    List<Reach> reaches() {
        return List.of(Reach.atMost(
                "start to ready, median of %d".formatted(seconds.size()), "%.2f s", BAR, Median.of(seconds)));
    }
}
