package io.cinematch.jobs.compare;

import io.cinematch.jobs.registry.Measured;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which variants are compared with which, by one metric: those picked, with the first of them; of one run, its best with
 * all others; of several, each variant with itself in the first run.
 */
final class Pairings {
    private Pairings() {}

    /** Pairs that belong together; {@code before} and {@code after} say what {@code b} and {@code a} of each are. */
    record Planned(String title, String before, String after, List<Pair> pairs) {}

    /** Blocks with at least one pair. */
    static List<Planned> of(Lineup lineup, Question question) {
        List<Planned> blocks = new ArrayList<>();
        if (!lineup.picked().isEmpty()) {
            blocks.add(picked(lineup.picked()));
        } else if (lineup.runs().size() == 1) {
            best(lineup.runs().get(0), question).ifPresent(blocks::add);
        } else {
            KnownRun base = lineup.runs().get(0);
            lineup.runs().stream()
                    .skip(1)
                    .filter(run -> run.differsFrom(base).isEmpty())
                    .forEach(run -> blocks.add(runs(base, run)));
        }
        return blocks.stream()
                .map(block -> new Planned(
                        block.title(),
                        block.before(),
                        block.after(),
                        block.pairs().stream()
                                .filter(pair -> measured(pair.a(), question) && measured(pair.b(), question))
                                .toList()))
                .filter(block -> !block.pairs().isEmpty())
                .toList();
    }

    private static boolean measured(Pair.Side side, Question question) {
        return side.run().find(side.variant(), question).isPresent();
    }

    private static Planned picked(List<Pair.Side> picked) {
        Pair.Side base = picked.get(0);
        List<Pair> pairs = picked.stream()
                .skip(1)
                .filter(side -> side.run().differsFrom(base.run()).isEmpty())
                .map(side -> new Pair(side.label(), side, base))
                .toList();
        return new Planned("less " + base.label(), "that", "this", pairs);
    }

    private static Optional<Planned> best(KnownRun run, Question question) {
        List<String> names = run.variants();
        return run.measured().stream()
                .filter(one -> question.asks(one) && names.contains(one.variant()))
                .min(question.bestFirst())
                .map(Measured::variant)
                .map(best -> new Planned(
                        "%s less each other variant".formatted(best),
                        "other",
                        "this",
                        names.stream()
                                .filter(name -> !name.equals(best))
                                .map(name -> new Pair(name, new Pair.Side(run, best), new Pair.Side(run, name)))
                                .toList()));
    }

    private static Planned runs(KnownRun base, KnownRun run) {
        List<Pair> pairs = run.variants().stream()
                .filter(base.variants()::contains)
                .map(name -> new Pair(name, new Pair.Side(run, name), new Pair.Side(base, name)))
                .toList();
        return new Planned("%s less %s".formatted(run.id(), base.id()), "before", "after", pairs);
    }
}
