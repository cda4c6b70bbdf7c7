package io.cinematch.serving.bench;

import io.cinematch.model.console.Console;
import io.cinematch.model.console.Progress;
import io.cinematch.model.console.ProgressUnit;
import io.cinematch.model.store.LiveRatings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How many lists a second the service makes, beside the bare route: in turn, so that what else the machine does meets
 * all sides alike.
 *
 * @param perSecond answers a second of each round, by side
 * @param errors answers that were none, by side and status
 */
record ThroughputPart(Map<String, List<Double>> perSecond, Map<String, Long> errors) {
    static final String BARE = "a bare Javalin route, one Redis GET";
    static final String PRECOMPUTED = "GET /recommend, precomputed";
    static final String FOLDED_IN = "GET /recommend, folded-in";
    private static final double PRECOMPUTED_BAR = 0.6;
    private static final double FOLDED_IN_BAR = 0.4;
    private static final int CONNECTIONS = 16;
    private static final int CALLS = 4096;
    /** How many times longer the first round is: a JVM compiles for half a minute here before its speed is steady. */
    private static final int WARM_UP = 8;

    static ThroughputPart measure(Stage stage, Plan plan, Console console) throws IOException, InterruptedException {
        LiveUsers users = LiveUsers.create(
                new LiveRatings(stage.redis()),
                stage.users(),
                stage.movies(),
                plan.seed(),
                stage.clock().instant());
        try (JavaProcess bare = stage.bareRoute();
                JavaProcess service = stage.service()) {
            Map<String, Side> sides = new LinkedHashMap<>();
            sides.put(BARE, new Side(bare.port(), List.of(BareRoute.CALL)));
            sides.put(PRECOMPUTED, new Side(service.port(), lists(users.untouched(), plan.seed())));
            sides.put(FOLDED_IN, new Side(service.port(), lists(users.rated(), plan.seed())));
            return measure(sides, plan, console);
        }
    }

    private record Side(int port, List<Call> calls) {
        Iterator<Call> endless() {
            return Stream.generate(calls::stream).flatMap(c -> c).iterator();
        }
    }

    private static ThroughputPart measure(Map<String, Side> sides, Plan plan, Console console) throws IOException {
        Map<String, List<Double>> perSecond = new LinkedHashMap<>();
        Map<String, Long> errors = new TreeMap<>();
        try (Progress progress =
                console.progress("throughput", (plan.rounds() + 1L) * sides.size(), ProgressUnit.ROUNDS)) {
            for (int round = 0; round <= plan.rounds(); round++) {
                int before = round * sides.size();
                for (Map.Entry<String, Side> side : sides.entrySet()) {
                    int seconds = plan.roundSeconds() * (round == 0 ? WARM_UP : 1);
                    ClosedLoop.Throughput found = ClosedLoop.run(
                            side.getValue().port(), CONNECTIONS, side.getValue().endless(), seconds);
                    List<Double> rounds = perSecond.computeIfAbsent(side.getKey(), s -> new ArrayList<>());
                    if (round > 0) {
                        rounds.add(found.perSecond());
                    }
                    found.errors().forEach((status, n) -> errors.merge(side.getKey() + " " + status, n, Long::sum));
                    progress.to(++before);
                }
            }
        }
        return new ThroughputPart(perSecond, errors);
    }

    private static List<Call> lists(long[] users, long seed) {
        return new SplittableRandom(seed)
                .ints(CALLS, 0, users.length)
                .mapToObj(k -> Call.recommend(users[k], Traffic.LIST))
                .toList();
    }

    List<Reach> reaches() {
        return List.of(ratio(PRECOMPUTED, PRECOMPUTED_BAR), ratio(FOLDED_IN, FOLDED_IN_BAR));
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("%-40s %10s   %s"
                .formatted("answers a second, %d connections".formatted(CONNECTIONS), "median", "rounds"));
        perSecond.forEach((side, rounds) -> lines.add("%-40s %,10.0f   %,.0f–%,.0f"
                .formatted(
                        side,
                        Median.of(rounds),
                        rounds.stream().min(Double::compare).orElse(0.0),
                        rounds.stream().max(Double::compare).orElse(0.0))));
        errors.forEach((side, n) -> lines.add("errors: %s, %,d times".formatted(side, n)));
        return lines;
    }

    private Reach ratio(String side, double bar) {
        double ours = Median.of(perSecond.get(side));
        double bare = Median.of(perSecond.get(BARE));
        return Reach.atLeast(
                side + " ÷ bare route", bar, ours / bare, "(%,.0f ÷ %,.0f a second)".formatted(ours, bare));
    }
}
