package io.cinematch.jobs.evaluate;

import static io.cinematch.jobs.evaluate.EvaluationReport.FULL_CATALOGUE;
import static io.cinematch.jobs.evaluate.EvaluationReport.RATED_ONLY;
import static io.cinematch.jobs.evaluate.EvaluationReport.STARS;

import io.cinematch.jobs.stats.Bootstrap;
import io.cinematch.jobs.stats.Comparison;
import io.cinematch.jobs.stats.Comparisons;
import io.cinematch.jobs.stats.Comparisons.Measured;
import io.cinematch.jobs.stats.Interval;
import io.cinematch.jobs.stats.Resamples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Every metric of every variant as measured and as it would have been with other users: a bootstrap over users, in which
 * all variants meet the same resamples, so that differences between them are paired.
 */
final class Significance {
    static final double CONFIDENCE = 0.95;
    /** What variants are compared by; that all others have intervals does not make each a question of its own. */
    private static final Map<String, List<String>> COMPARED = new LinkedHashMap<>();

    static {
        COMPARED.put(FULL_CATALOGUE, List.of("ndcg", "precision", "recall"));
        COMPARED.put(RATED_ONLY, List.of("ndcg"));
        COMPARED.put(STARS, List.of("rmse", "mae"));
    }

    private static final int LEAST_RESAMPLES = 2000;

    private final int resamples;
    private final int listed;
    private final int tested;
    /** By protocol and metric, by variant. */
    private final Map<String, Map<String, Map<String, Measured>>> measured = new LinkedHashMap<>();

    /**
     * @param judged by name, all on the same users
     * @param compared how many of them will be compared with each other
     */
    Significance(Map<String, Judged> judged, int compared, long seed) {
        // Twice what the surest comparison needs, so that the others have room.
        resamples = (int) Math.max(LEAST_RESAMPLES, 2 * Comparisons.resamplesNeeded(compared, CONFIDENCE));
        Judged any = judged.values().iterator().next();
        listed = any.listed.length;
        tested = any.tested().length;
        if (listed > 0) {
            Resamples users = Resamples.of(listed, resamples, seed);
            lists(FULL_CATALOGUE, List.of(ListMetric.values()), judged, users);
            lists(RATED_ONLY, ListMetric.OF_RANKING, judged, users);
        }
        stars(judged, seed);
    }

    int resamples() {
        return resamples;
    }

    /** Metrics of one variant by one protocol with their intervals, those that are numbers. */
    Map<String, Interval> of(String protocol, String variant) {
        Map<String, Interval> metrics = new LinkedHashMap<>();
        measured.getOrDefault(protocol, Map.of()).forEach((metric, variants) -> {
            Measured one = variants.get(variant);
            if (one != null) {
                metrics.put(metric, Bootstrap.interval(one.value(), one.replicates(), CONFIDENCE));
            }
        });
        return metrics;
    }

    /** All pairs of these variants, by every protocol with users enough to tell anything from luck. */
    List<Comparison> comparisons(Set<String> variants) {
        List<Comparison> all = new ArrayList<>();
        COMPARED.forEach((protocol, metrics) -> metrics.forEach(metric -> {
            List<Measured> some =
                    measured.getOrDefault(protocol, Map.of()).getOrDefault(metric, Map.of()).values().stream()
                            .filter(one -> variants.contains(one.name()))
                            .toList();
            boolean stars = protocol.equals(STARS);
            int users = stars ? tested : listed;
            if (Bootstrap.canTell(users, CONFIDENCE)) {
                all.addAll(Comparisons.of(protocol, metric, stars, some, users, CONFIDENCE));
            }
        }));
        return all;
    }

    private void lists(String protocol, List<ListMetric> metrics, Map<String, Judged> judged, Resamples users) {
        List<String> names = List.copyOf(judged.keySet());
        List<double[]> columns = new ArrayList<>();
        for (ListMetric metric : metrics) {
            for (Judged variant : judged.values()) {
                columns.add(protocol.equals(RATED_ONLY) ? variant.ratedOnly(metric) : variant.full(metric));
            }
        }
        // Users whose lists are too short to say are filled in.
        double[][] replicates =
                users.means(columns.stream().map(Resamples::filled).toArray(double[][]::new));
        for (int c = 0; c < columns.size(); c++) {
            String metric = metrics.get(c / names.size()).label();
            put(protocol, metric, names.get(c % names.size()), Judged.mean(columns.get(c)), replicates[c]);
        }
    }

    private void stars(Map<String, Judged> judged, long seed) {
        Map<String, Judged> predicting = new LinkedHashMap<>(judged);
        predicting.values().removeIf(variant -> !variant.hasStars() || variant.tested().length == 0);
        if (predicting.isEmpty()) {
            return;
        }
        List<double[]> sums = new ArrayList<>();
        List<double[]> held = new ArrayList<>();
        for (Judged variant : predicting.values()) {
            JudgedUser[] users = variant.tested();
            sums.add(Arrays.stream(users).mapToDouble(u -> u.squared).toArray());
            sums.add(Arrays.stream(users).mapToDouble(u -> u.absolute).toArray());
            double[] n = Arrays.stream(users).mapToDouble(u -> u.held).toArray();
            held.add(n);
            held.add(n);
        }
        double[][] ratios = Resamples.of(held.get(0).length, resamples, seed)
                .ratios(sums.toArray(new double[0][]), held.toArray(new double[0][]));
        int c = 0;
        for (String name : predicting.keySet()) {
            double n = Arrays.stream(held.get(c)).sum();
            double rmse = Math.sqrt(Arrays.stream(sums.get(c)).sum() / n);
            double mae = Arrays.stream(sums.get(c + 1)).sum() / n;
            put(
                    STARS,
                    "rmse",
                    name,
                    rmse,
                    Arrays.stream(ratios[c]).map(Math::sqrt).toArray());
            put(STARS, "mae", name, mae, ratios[c + 1]);
            c += 2;
        }
    }

    private void put(String protocol, String metric, String variant, double value, double[] replicates) {
        if (Double.isFinite(value)) {
            measured.computeIfAbsent(protocol, p -> new LinkedHashMap<>())
                    .computeIfAbsent(metric, m -> new LinkedHashMap<>())
                    .put(variant, new Measured(variant, value, replicates));
        }
    }
}
