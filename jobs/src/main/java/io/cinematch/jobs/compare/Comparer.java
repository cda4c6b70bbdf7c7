package io.cinematch.jobs.compare;

import io.cinematch.jobs.compare.RunComparison.Answer;
import io.cinematch.jobs.compare.RunComparison.Block;
import io.cinematch.jobs.compare.RunComparison.Difference;
import io.cinematch.jobs.evaluate.EvaluationReport;
import io.cinematch.jobs.evaluate.ListMetric;
import io.cinematch.jobs.stats.Comparison;
import io.cinematch.jobs.stats.Comparisons;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Compares runs by a paired bootstrap over the users of their test side. All that comes out of it is judged together
 * (Holm), but for pairs that are the same for every user.
 */
final class Comparer {
    private static final int LEAST_RESAMPLES = 2000;

    private final Lineup lineup;
    private final KeptUsers kept;
    private final double confidence;
    private final List<String> notes;

    Comparer(Lineup lineup, KeptUsers kept) {
        this.lineup = lineup;
        this.kept = kept;
        confidence = lineup.runs()
                .get(0)
                .evaluation()
                .map(EvaluationReport::confidence)
                .orElse(0.95);
        notes = new ArrayList<>(lineup.notes());
    }

    RunComparison compare(List<Question> questions) {
        Map<Question, List<Pairings.Planned>> planned = new LinkedHashMap<>();
        questions.forEach(question -> planned.put(question, planned(question)));
        long pairs = planned.values().stream()
                .flatMap(List::stream)
                .mapToLong(block -> block.pairs().size())
                .sum();
        // Twice what the surest comparison needs, so that the others have room.
        int resamples = (int) Math.max(LEAST_RESAMPLES, 2 * Comparisons.resamplesNeededFor(pairs, confidence));
        Map<Question, List<Block>> blocks = new LinkedHashMap<>();
        questions.stream()
                .map(Question::protocol)
                .distinct()
                .forEach(protocol -> blocks.putAll(blocks(protocol, planned, resamples)));
        Map<Question, List<Block>> judged = judged(blocks);
        differing();
        twoHeaded();
        notes.addAll(kept.notes());
        List<Difference> all = judged.values().stream()
                .flatMap(List::stream)
                .flatMap(b -> b.differences().stream())
                .toList();
        return new RunComparison(
                lineup.runs().stream().map(Board::subject).toList(),
                confidence,
                all.isEmpty() ? 0 : resamples,
                (int) all.stream().filter(one -> !one.same()).count(),
                questions.stream()
                        .map(question -> new Answer(
                                question.protocol(),
                                question.metric(),
                                Board.meaning(lineup.runs(), question),
                                question.judges(),
                                Board.of(lineup, question),
                                judged.getOrDefault(question, List.of())))
                        .toList(),
                notes);
    }

    private void differing() {
        KnownRun base = lineup.runs().get(0);
        lineup.runs().stream()
                .skip(1)
                .forEach(run -> run.differsFrom(base)
                        .ifPresent(why -> notes.add("%s and %s are side by side without a verdict: %s"
                                .formatted(base.id(), run.id(), why))));
    }

    private void twoHeaded() {
        if (lineup.picked().isEmpty()) {
            lineup.runs().stream()
                    .flatMap(run -> run.twoHeaded().stream())
                    .distinct()
                    .forEach(name -> notes.add(
                            "%s ranks as one variant and predicts stars as another, and is compared through them."
                                    .formatted(name)));
        }
    }

    private List<Pairings.Planned> planned(Question question) {
        boolean ofUsers = question.ofStars()
                || Arrays.stream(ListMetric.values()).anyMatch(m -> m.label().equals(question.metric()));
        if (!ofUsers) {
            notes.add("%s is of all lists together, not of users: it has no interval.".formatted(question.metric()));
            return List.of();
        }
        return Pairings.of(lineup, question);
    }

    private Map<Question, List<Block>> blocks(
            String protocol, Map<Question, List<Pairings.Planned>> planned, int resamples) {
        Map<Question, List<Pairings.Planned>> mine = new LinkedHashMap<>(planned);
        mine.entrySet()
                .removeIf(entry -> !entry.getKey().protocol().equals(protocol)
                        || entry.getValue().isEmpty());
        Map<String, Pair.Side> sides = new LinkedHashMap<>();
        mine.values().stream()
                .flatMap(List::stream)
                .flatMap(block -> block.pairs().stream())
                .flatMap(pair -> Stream.of(pair.b(), pair.a()))
                .forEach(side -> sides.put(side.label(), side));
        List<String> metrics = mine.keySet().stream().map(Question::metric).toList();
        Map<String, UserValues> users = kept.read(protocol, metrics, List.copyOf(sides.values()));
        Map<Question, List<Block>> blocks = new LinkedHashMap<>();
        if (!users.isEmpty()) {
            boolean stars = protocol.equals(EvaluationReport.STARS);
            Replicates replicates = new Replicates(stars, metrics, users, resamples);
            mine.forEach((question, some) -> blocks.put(
                    question,
                    some.stream()
                            .map(block -> block(question, block, users, replicates))
                            .toList()));
        }
        return blocks;
    }

    private Block block(
            Question question, Pairings.Planned block, Map<String, UserValues> users, Replicates replicates) {
        int behind = users.values().iterator().next().size();
        List<Difference> differences = new ArrayList<>();
        for (Pair pair : block.pairs()) {
            UserValues a = users.get(pair.a().label());
            UserValues b = users.get(pair.b().label());
            if (a != null && b != null) {
                Comparisons.Measured after = replicates.of(pair.a().label(), question.metric());
                Comparisons.Measured before = replicates.of(pair.b().label(), question.metric());
                differences.add(new Difference(
                        pair.name(),
                        before.value(),
                        after.value(),
                        Arrays.equals(a.column(question.metric()), b.column(question.metric())),
                        Comparisons.pair(
                                question.protocol(),
                                question.metric(),
                                question.lessIsBetter(),
                                after,
                                before,
                                behind,
                                confidence)));
            }
        }
        return new Block(block.title(), block.before(), block.after(), behind, differences);
    }

    private Map<Question, List<Block>> judged(Map<Question, List<Block>> blocks) {
        List<Comparison> apart = blocks.values().stream()
                .flatMap(List::stream)
                .flatMap(block -> block.differences().stream())
                .filter(one -> !one.same())
                .map(Difference::difference)
                .toList();
        Iterator<Comparison> together = Comparisons.together(apart, confidence).iterator();
        Map<Question, List<Block>> judged = new LinkedHashMap<>();
        blocks.forEach((question, some) -> judged.put(
                question,
                some.stream()
                        .map(block -> new Block(
                                block.title(),
                                block.before(),
                                block.after(),
                                block.users(),
                                block.differences().stream()
                                        .map(one -> one.same() ? one : one.judged(together.next()))
                                        .toList()))
                        .toList()));
        return judged;
    }
}
