package io.cinematch.jobs.foldingap;

import io.cinematch.jobs.foldingap.FoldInGapReport.Curve;
import io.cinematch.jobs.foldingap.FoldInGapReport.Point;
import io.cinematch.jobs.stats.Bootstrap;
import io.cinematch.jobs.stats.Interval;
import io.cinematch.jobs.stats.Resamples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** From what each user's lists are worth to curves with intervals; users are in the same order everywhere. */
final class Curves {
    private static final double CONFIDENCE = 0.95;
    private static final int RESAMPLES = 1000;

    private final double[] popularity;
    private final List<Values> variants;

    /**
     * What each user's list is worth.
     *
     * @param trained by the model that training made with them
     * @param folded by number of ratings
     */
    record Values(String variant, double[] trained, List<double[]> folded) {}

    /** @param popularity what each user's list of the most rated movies is worth; of at least one user */
    Curves(double[] popularity, List<Values> variants) {
        this.popularity = popularity;
        this.variants = List.copyOf(variants);
    }

    /**
     * Puts numbers together. All columns meet the same resamples of users, so that the ratio to the trained model is a
     * paired one.
     *
     * @param numbers of ratings, ascending, as the folded values of each variant
     */
    FoldInGapReport report(int k, String protocol, int[] numbers, long seed) {
        List<double[]> columns = new ArrayList<>(List.of(popularity));
        variants.forEach(values -> {
            columns.add(values.trained());
            columns.addAll(values.folded());
        });
        double[][] replicates =
                Resamples.of(popularity.length, RESAMPLES, seed).means(columns.toArray(new double[0][]));
        List<Curve> curves = new ArrayList<>();
        int column = 1;
        for (Values values : variants) {
            double[] trained = replicates[column];
            List<Point> points = new ArrayList<>();
            for (int n = 0; n < numbers.length; n++) {
                double[] folded = replicates[column + 1 + n];
                double value = mean(values.folded().get(n));
                points.add(new Point(
                        numbers[n],
                        Bootstrap.interval(value, folded, CONFIDENCE),
                        ratio(value, mean(values.trained()), folded, trained)));
            }
            curves.add(new Curve(
                    values.variant(), Bootstrap.interval(mean(values.trained()), trained, CONFIDENCE), points));
            column += 1 + numbers.length;
        }
        Interval popular = Bootstrap.interval(mean(popularity), replicates[0], CONFIDENCE);
        return new FoldInGapReport(k, "ndcg", protocol, popularity.length, curves, popular);
    }

    /** Resamples without a single hit by the trained model have no ratio. */
    private static Interval ratio(double value, double trained, double[] folded, double[] replicates) {
        double[] ratios = IntStream.range(0, folded.length)
                .filter(b -> replicates[b] > 0)
                .mapToDouble(b -> folded[b] / replicates[b])
                .toArray();
        return Bootstrap.interval(value / trained, ratios, CONFIDENCE);
    }

    static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }
}
