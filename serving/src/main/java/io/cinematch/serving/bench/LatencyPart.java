package io.cinematch.serving.bench;

import io.cinematch.model.console.Console;
import io.cinematch.model.console.Progress;
import io.cinematch.model.console.ProgressUnit;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * A steady load of lists and ratings with a swap of releases in its middle: how long answers take, and what memory is
 * left taken.
 *
 * @param latencies by route, all together first
 * @param errors answers that were none, by route and status
 * @param p99OverTime milliseconds in each slice of the run
 * @param swapAt share of the run after which the pointer moved
 * @param liveHeapMiB after a collection: at the start, in the middle (before the swap), at the end
 * @param residentMiB at the end
 * @param serviceCores cores that the service kept busy
 * @param generatorCores cores that the load kept busy on this side
 */
record LatencyPart(
        int rate,
        int seconds,
        List<LatencySummary> latencies,
        Map<String, Long> errors,
        double[] p99OverTime,
        double swapAt,
        List<Double> liveHeapMiB,
        double residentMiB,
        double serviceCores,
        double generatorCores) {
    private static final int WARM_UP_SECONDS = 10;
    private static final double P99_BAR = 15;
    private static final double RESIDENT_BAR = 250;
    /** What a heap may have grown by at the end and still be flat; in the middle, requests under way are in it. */
    private static final double FLAT = 1.1;

    static LatencyPart measure(Stage stage, Plan plan, Console console) throws IOException, InterruptedException {
        Traffic traffic = new Traffic(shuffled(stage.users(), plan.seed()), stage.movies(), plan.seed());
        int warmUp = Math.min(WARM_UP_SECONDS, plan.seconds());
        int half = plan.seconds() / 2;
        try (JavaProcess service = stage.service();
                Progress progress = console.progress("latency", warmUp + plan.seconds(), ProgressUnit.SECONDS)) {
            OpenLoop.Running load = OpenLoop.start(service.port(), Schedule.of(plan.rate(), warmUp), traffic);
            watch(load, 0, warmUp, 0, progress);
            load.join();
            List<Double> heap = new ArrayList<>(List.of(Memory.liveHeapMiB(service.pid())));
            Duration serviceBefore = service.cpuTime();
            Duration ownBefore = ownCpu();
            load = OpenLoop.start(service.port(), Schedule.of(plan.rate(), plan.seconds()), traffic);
            watch(load, 0, half, warmUp, progress);
            heap.add(Memory.liveHeapMiB(service.pid()));
            double swapAt = load.at() / 1e9 / plan.seconds();
            stage.swap();
            watch(load, half, plan.seconds(), warmUp, progress);
            Latencies latencies = load.join();
            double took = load.at() / 1e9;
            double serviceCores = service.cpuTime().minus(serviceBefore).toMillis() / 1e3 / took;
            double ownCores = ownCpu().minus(ownBefore).toMillis() / 1e3 / took;
            double resident = Memory.residentMiB(service.pid());
            heap.add(Memory.liveHeapMiB(service.pid()));
            Map<String, Long> errors = new TreeMap<>(latencies.errors());
            if (!stage.isSwapped(service)) {
                errors.put("the release was not swapped", 1L);
            }
            return new LatencyPart(
                    plan.rate(),
                    plan.seconds(),
                    latencies.summaries(),
                    errors,
                    latencies.p99OverTime(),
                    swapAt,
                    heap,
                    resident,
                    serviceCores,
                    ownCores);
        }
    }

    private static void watch(OpenLoop.Running load, int from, int to, int before, Progress progress)
            throws InterruptedException {
        for (int second = from + 1; second <= to; second++) {
            Thread.sleep(Math.max(0, second * 1000L - load.at() / 1_000_000));
            progress.to(before + (long) second);
        }
    }

    /** Whoever is busiest should not be whoever came first to the data set. */
    private static long[] shuffled(long[] users, long seed) {
        long[] shuffled = users.clone();
        SplittableRandom random = new SplittableRandom(seed);
        for (int k = shuffled.length - 1; k > 0; k--) {
            int other = random.nextInt(k + 1);
            long user = shuffled[k];
            shuffled[k] = shuffled[other];
            shuffled[other] = user;
        }
        return shuffled;
    }

    private static Duration ownCpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    List<Reach> reaches() {
        double start = liveHeapMiB.get(0);
        double end = liveHeapMiB.get(2);
        long failed = errors.values().stream().mapToLong(Long::longValue).sum();
        return List.of(
                Reach.atMost(
                        "p99 at %d requests/s, swap in the middle".formatted(rate),
                        "%.2f ms",
                        P99_BAR,
                        latencies.get(0).p99()),
                Reach.atMost("errors in %,d requests".formatted(latencies.get(0).count()), "%.0f", 0, failed),
                Reach.atMost("resident memory after that", "%.0f MiB", RESIDENT_BAR, residentMiB),
                new Reach(
                        "heap after GC: start, middle, end",
                        "flat",
                        "%.1f, %.1f, %.1f MiB".formatted(start, liveHeapMiB.get(1), end),
                        end <= start * FLAT));
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(LatencySummary.HEADER);
        latencies.forEach(route -> lines.add(route.line()));
        errors.forEach((what, n) -> lines.add("errors: %s, %,d times".formatted(what, n)));
        lines.add("p99 over the %d s, %.2f to %.2f ms (a step up: half as much again)"
                .formatted(seconds, least(), Math.max(least(), most())));
        lines.add(Sparkline.of(p99OverTime));
        lines.add(Sparkline.mark((int) (swapAt * p99OverTime.length), "swap"));
        lines.add("cores kept busy: service %.2f, load generator %.2f".formatted(serviceCores, generatorCores));
        return lines;
    }

    private double least() {
        return Arrays.stream(p99OverTime).filter(v -> v > 0).min().orElse(0);
    }

    private double most() {
        return Arrays.stream(p99OverTime).max().orElse(0);
    }
}
