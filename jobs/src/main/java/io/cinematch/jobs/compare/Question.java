package io.cinematch.jobs.compare;

import io.cinematch.jobs.evaluate.EvaluationReport;
import io.cinematch.jobs.registry.Measured;
import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** By what runs are compared. */
record Question(String protocol, String metric) {
    private static final Set<String> LESS_IS_BETTER = Set.of("rmse", "mae", "gini");

    /** Of lists, but not of how good they are: more is more. */
    private static final Set<String> NEITHER = Set.of("novelty", "diversity_genres", "diversity_factors", "coverage");

    /**
     * The one that is meant: of a metric that is measured by one protocol alone, that one.
     *
     * @param protocol preferred
     * @throws CineMatchException (usage) that names what is measured, when this is not
     */
    static Question of(String protocol, String metric, List<KnownRun> runs) {
        Set<Question> there = all(runs);
        Question asked = new Question(protocol, metric);
        if (there.contains(asked)) {
            return asked;
        }
        List<Question> same =
                there.stream().filter(one -> one.metric().equals(metric)).toList();
        if (same.size() == 1 && protocol.equals(EvaluationReport.FULL_CATALOGUE)) {
            return same.get(0);
        }
        throw new CineMatchException(
                ExitCode.USAGE,
                "%s is not measured by %s in these runs.".formatted(metric, protocol),
                there.stream()
                        .collect(Collectors.groupingBy(
                                Question::protocol,
                                TreeMap::new,
                                Collectors.mapping(Question::metric, Collectors.joining(", "))))
                        .entrySet()
                        .stream()
                        .map(known -> "By %s there are %s.".formatted(known.getKey(), known.getValue()))
                        .collect(Collectors.joining(" ")));
    }

    /** All that is measured in any of the runs, in the order of names. */
    static Set<Question> all(List<KnownRun> runs) {
        Set<Question> all =
                new TreeSet<>(Comparator.comparing(Question::protocol).thenComparing(Question::metric));
        runs.forEach(run -> run.measured().forEach(one -> all.add(new Question(one.protocol(), one.metric()))));
        return all;
    }

    boolean asks(Measured one) {
        return one.protocol().equals(protocol) && one.metric().equals(metric);
    }

    boolean ofStars() {
        return protocol.equals(EvaluationReport.STARS);
    }

    boolean lessIsBetter() {
        return LESS_IS_BETTER.contains(metric);
    }

    /** Whether one value is better than another, and not just more. */
    boolean judges() {
        return !NEITHER.contains(metric);
    }

    /** Best first; what is only more or less, most first. */
    Comparator<Measured> bestFirst() {
        Comparator<Measured> ascending = Comparator.comparingDouble(Measured::value);
        return lessIsBetter() ? ascending : ascending.reversed();
    }
}
