package io.cinematch.jobs.bench;

import io.cinematch.jobs.session.CacheMark;
import io.cinematch.model.console.Progress;
import io.cinematch.model.console.ProgressUnit;
import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Times contenders in turn, so that what changes on the machine meanwhile meets all of them alike. */
final class Contest {
    private final Bench bench;
    private final int repeat;

    /** @param repeat timed rounds, after one that warms up */
    Contest(Bench bench, int repeat) {
        this.bench = bench;
        this.repeat = repeat;
        if (repeat < 1) {
            throw new CineMatchException(
                    ExitCode.USAGE,
                    "--repeat must be at least 1, not %d.".formatted(repeat),
                    "For example: --repeat 5");
        }
    }

    List<Measured> run(List<Contender<?>> contenders) {
        List<List<Double>> seconds = new ArrayList<>();
        List<Map<String, Double>> also = new ArrayList<>();
        for (int c = 0; c < contenders.size(); c++) {
            seconds.add(new ArrayList<>());
            also.add(Map.of());
        }
        int rounds = (repeat + 1) * contenders.size();
        try (Progress progress = bench.console().progress("bench", rounds, ProgressUnit.ROUNDS)) {
            for (int round = 0; round < rounds; round++) {
                int c = round % contenders.size();
                boolean last = round >= rounds - contenders.size();
                also.set(c, time(contenders.get(c), seconds.get(c), last));
                if (round < contenders.size()) {
                    seconds.get(c).clear();
                }
                progress.to(round + 1);
            }
        }
        List<Measured> measured = new ArrayList<>();
        for (int c = 0; c < contenders.size(); c++) {
            Contender<?> of = contenders.get(c);
            measured.add(new Measured(of.name(), of.inside(), List.copyOf(seconds.get(c)), of.amount(), also.get(c)));
        }
        return measured;
    }

    private <T> Map<String, Double> time(Contender<T> contender, List<Double> seconds, boolean last) {
        CacheMark mark = new CacheMark(bench.spark());
        try {
            long started = System.nanoTime();
            T left = contender.work().get();
            seconds.add((System.nanoTime() - started) / 1e9);
            return last ? contender.look().apply(left) : Map.of();
        } finally {
            contender.tidy().run();
            mark.giveBack();
        }
    }
}
