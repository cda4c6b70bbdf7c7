package io.cinematch.jobs.report;

import io.cinematch.jobs.abtest.AbTestReport;
import io.cinematch.jobs.foldingap.FoldInGapReport;
import io.cinematch.jobs.foldingap.FoldInGapReport.Curve;
import io.cinematch.jobs.foldingap.FoldInGapReport.Point;
import io.cinematch.jobs.funksvd.EpochStats;
import io.cinematch.jobs.profile.DataProfile;
import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.run.StepReport;
import io.cinematch.jobs.run.VariantReport;
import io.cinematch.jobs.stats.Interval;
import io.cinematch.jobs.stats.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** A run made by hand, with numbers as MovieLens 1M has them. */
final class ExampleRun {
    private ExampleRun() {}

    static ReportInputs full() {
        return new ReportInputs(
                run(), Optional.of(ExampleEvaluation.full()), Optional.of(foldIn()), Optional.of(abTest()));
    }

    static RunReport begun() {
        return RunReport.begun("20261122-173438", Instant.parse("2026-11-22T17:34:38Z"), "ml-1m (MovieLens 1M)");
    }

    static RunReport run() {
        return begun().withData(data())
                .withSplit("random 80/20, seed 42")
                .withProtocol(Map.of("rmse", "over all held-out ratings"))
                .withVariants(List.of(
                        variant("popularity", "popularity", 0.8, List.of()),
                        variant("bias", "bias", 4.0, List.of()),
                        variant("funksvd", "funksvd", 5.8, epochs(30, 0.99, 0.70)),
                        variant("als", "als", 7.3, List.of()),
                        variant("als-implicit", "als-implicit", 7.1, List.of()),
                        variant("funksvd-rank", "funksvd", 8.4, epochs(24, 1.30, 0.95)),
                        variant("two-heads", "two-heads", 14.2, List.of())))
                .withReleases(Map.of(
                        "two-heads",
                        new RunReport.ReleaseReport(
                                "20261122-173438-two-heads", 6040, 3883, 13_212_057, "538a9d537aa24897")))
                .withStep(new StepReport("ingest", 16.2, 1_000_209, 1_000_209, "6,040 users, 3,883 movies"))
                .withStep(new StepReport("split", 3.0, 1_000_209, 1_000_209, "800,239 to train on, 199,970 held out"))
                .withStep(new StepReport("train", 28.7, 800_239, 7, "popularity 0.8 s, bias 4.0 s, funksvd 5.8 s"))
                .withStep(new StepReport("evaluate", 41.3, 199_970, 7, "199,970 held-out ratings"));
    }

    static VariantReport variant(String name, String algorithm, double seconds, List<EpochStats> epochs) {
        return new VariantReport(
                name, algorithm, Map.of("rank", 20, "regParam", 0.055), seconds, epochs, epochs.size(), Map.of());
    }

    static List<EpochStats> epochs(int count, double from, double to) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(e -> new EpochStats(
                        e,
                        0.03 * Math.pow(0.93, e),
                        to + (from - to) * Math.exp(-e / 8.0),
                        to + 0.14 + (from - to) * Math.exp(-e / 5.0) / 2,
                        false,
                        0.2,
                        4e6))
                .toList();
    }

    static DataProfile data() {
        return new DataProfile(
                1_000_209,
                6_040,
                3_883,
                3_706,
                0.0447,
                3.5816,
                Instant.parse("2000-04-25T23:05:32Z"),
                Instant.parse("2003-02-28T17:49:50Z"),
                Map.of("1.0", 56_174L, "2.0", 107_557L, "3.0", 261_197L, "4.0", 348_971L, "5.0", 226_310L),
                new DataProfile.Quantiles(20, 44, 96, 208, 400, 2_314, 165.6),
                new DataProfile.Quantiles(1, 33, 123, 350, 729, 3_428, 269.9),
                List.of(
                        new DataProfile.TailShare(0.01, 0.10),
                        new DataProfile.TailShare(0.05, 0.32),
                        new DataProfile.TailShare(0.1, 0.48),
                        new DataProfile.TailShare(0.2, 0.69),
                        new DataProfile.TailShare(0.5, 0.94)),
                List.of(
                        new DataProfile.Genre("Action", 503, 257_457, 3.49),
                        new DataProfile.Genre("Comedy", 1200, 356_580, 3.52),
                        new DataProfile.Genre("Drama", 1603, 354_529, 3.77),
                        new DataProfile.Genre("Film-Noir", 44, 18_261, 4.08)),
                Map.of("stars out of range", 3L, "unknown movie", 12L),
                5,
                "3f1c0a77d2e94b58");
    }

    static FoldInGapReport foldIn() {
        return new FoldInGapReport(
                10,
                "ndcg",
                "full-catalogue; users kept from training",
                600,
                List.of(
                        curve("funksvd-rank", 0.385, new double[] {0.21, 0.26, 0.29, 0.325, 0.352, 0.374}),
                        curve("als-implicit", 0.366, new double[] {0.16, 0.22, 0.27, 0.31, 0.338, 0.361})),
                new Interval(0.171, 0.16, 0.182));
    }

    private static Curve curve(String variant, double trained, double[] values) {
        int[] ratings = {1, 3, 5, 10, 20, Integer.MAX_VALUE};
        return new Curve(
                variant,
                new Interval(trained, trained - 0.012, trained + 0.012),
                IntStream.range(0, ratings.length)
                        .mapToObj(i -> new Point(
                                ratings[i],
                                new Interval(values[i], values[i] - 0.012, values[i] + 0.012),
                                new Interval(
                                        values[i] / trained, values[i] / trained - 0.02, values[i] / trained + 0.02)))
                        .toList());
    }

    static AbTestReport abTest() {
        return new AbTestReport(
                "Position-biased cascade: a user looks at position p with 0.85^(p-1) and chooses what they liked among "
                        + "held-out ratings with 0.9, anything else with 0.02.",
                "abtest-2026",
                List.of(
                        new AbTestReport.Arm("popularity", 497, new Interval(0.93, 0.85, 1.01), 0.71, 0.02),
                        new AbTestReport.Arm("two-heads", 503, new Interval(1.71, 1.6, 1.82), 0.66, 0.19)),
                List.of(new AbTestReport.Effect(
                        "two-heads",
                        new Interval(0.78, 0.65, 0.91),
                        new Interval(0.84, 0.67, 1.03),
                        0.0001,
                        1,
                        0.19,
                        Verdict.BETTER)),
                0.85,
                List.of("Users are simulated: what they choose is known only for movies they rated."));
    }
}
