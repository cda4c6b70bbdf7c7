package io.cinematch.serving.lab;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * One run in a line.
 *
 * @param source the data set's own name
 * @param seconds that its steps took
 * @param ratings it was made from; 0 before it has any
 * @param variants trained
 * @param champion whose lists are best; absent before they are judged
 * @param published in alphabetical order of variants
 * @param unfinishedAt the step at work, or that failed; absent when there is none
 */
record RunSummary(
        String id,
        Instant startedAt,
        String source,
        double seconds,
        long ratings,
        List<String> variants,
        Optional<Standing> champion,
        List<Published> published,
        Optional<String> unfinishedAt) {
    private static final String RANKS = "ndcg@";
    private static final String STARS = "rmse";

    /**
     * How good a variant is.
     *
     * @param k length of the lists judged
     * @param ndcg over the full catalogue
     * @param rmse of predicted stars; absent for one that predicts none
     */
    record Standing(String variant, OptionalInt k, OptionalDouble ndcg, OptionalDouble rmse) {}

    record Published(
            String variant,
            String release,
            long users,
            int items,
            long bytes,
            OptionalDouble ndcg,
            OptionalDouble rmse) {}

    static RunSummary of(String id, ReportFile report) {
        return new RunSummary(
                id,
                report.startedAt(),
                PlainWords.source(report.source()),
                report.seconds(),
                report.data().ratings(),
                report.variants().stream()
                        .filter(variant -> !variant.failed())
                        .map(ReportFile.Trained::name)
                        .toList(),
                champion(report),
                new TreeMap<>(report.releases())
                        .entrySet().stream()
                                .map(release -> published(report, release.getKey(), release.getValue()))
                                .toList(),
                report.status().map(ReportFile.Status::at).filter(step -> !step.isEmpty()));
    }

    /** Of equals the one that predicts stars, too: a release of two heads, and not a variant it is made of. */
    private static Optional<Standing> champion(ReportFile report) {
        return report.variants().stream()
                .map(RunSummary::standing)
                .filter(standing -> standing.ndcg.isPresent())
                .max(Comparator.comparingDouble((Standing standing) -> standing.ndcg.getAsDouble())
                        .thenComparing(standing -> standing.rmse.isPresent())
                        .thenComparingDouble(standing -> -standing.rmse.orElse(0)));
    }

    private static Standing standing(ReportFile.Trained variant) {
        Optional<String> ranks = variant.metrics().keySet().stream()
                .filter(name -> name.matches(RANKS + "[0-9]{1,4}"))
                .findFirst();
        return new Standing(
                variant.name(),
                ranks.map(name -> OptionalInt.of(Integer.parseInt(name.substring(RANKS.length()))))
                        .orElse(OptionalInt.empty()),
                ranks.map(name -> number(variant.metrics(), name)).orElse(OptionalDouble.empty()),
                number(variant.metrics(), STARS));
    }

    private static Published published(ReportFile report, String variant, ReportFile.Release release) {
        Optional<Standing> standing = report.variants().stream()
                .filter(trained -> trained.name().equals(variant))
                .map(RunSummary::standing)
                .findFirst();
        return new Published(
                variant,
                release.id(),
                release.users(),
                release.items(),
                release.bytes(),
                standing.map(Standing::ndcg).orElse(OptionalDouble.empty()),
                standing.map(Standing::rmse).orElse(OptionalDouble.empty()));
    }

    private static OptionalDouble number(Map<String, Double> metrics, String name) {
        Double value = metrics.get(name);
        return value == null ? OptionalDouble.empty() : Numbers.finite(value);
    }
}
