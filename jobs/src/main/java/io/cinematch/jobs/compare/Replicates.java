package io.cinematch.jobs.compare;

import io.cinematch.jobs.stats.Comparisons.Measured;
import io.cinematch.jobs.stats.Resamples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Metrics of variants by one protocol in the same resamples of the users whom all of them were judged on. */
final class Replicates {
    private final Map<String, Measured> byName = new HashMap<>();

    /**
     * @param variants by label; all on the same test
     * @param resamples drawn by the seed 1: the same question has the same answer
     */
    Replicates(boolean stars, List<String> metrics, Map<String, UserValues> variants, int resamples) {
        List<String> names = new ArrayList<>();
        List<double[]> columns = new ArrayList<>();
        List<double[]> counts = new ArrayList<>();
        variants.forEach((label, values) -> metrics.forEach(metric -> {
            names.add(key(label, metric));
            columns.add(Resamples.filled(values.column(metric)));
            counts.add(values.counts());
        }));
        int users = variants.values().iterator().next().size();
        Resamples draws = Resamples.of(users, resamples, 1);
        double[][] numerators = columns.toArray(new double[0][]);
        double[][] replicates =
                stars ? draws.ratios(numerators, counts.toArray(new double[0][])) : draws.means(numerators);
        for (int c = 0; c < replicates.length; c++) {
            double sum = Arrays.stream(numerators[c]).sum();
            double value = sum / (stars ? Arrays.stream(counts.get(c)).sum() : users);
            boolean root = names.get(c).endsWith(key("", "rmse"));
            byName.put(
                    names.get(c),
                    new Measured(
                            names.get(c),
                            root ? Math.sqrt(value) : value,
                            root ? Arrays.stream(replicates[c]).map(Math::sqrt).toArray() : replicates[c]));
        }
    }

    Measured of(String label, String metric) {
        Measured found = byName.get(key(label, metric));
        return new Measured(label, found.value(), found.replicates());
    }

    private static String key(String label, String metric) {
        return label + " " + metric;
    }
}
