package io.cinematch.jobs.evaluate;

import io.cinematch.model.metrics.CatalogueSpread;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One variant judged on all users. */
public final class Judged {
    /** Ordered by user. */
    final JudgedUser[] users;
    /** Those of them with something to find, in the same order. */
    final JudgedUser[] listed;

    final boolean predictsStars;
    private final Tally tally;

    /** Of users in any order: how Spark's partitions lie changes nothing, sums of the tally taken in their order. */
    Judged(List<JudgedUser> users, Tally tally, boolean predictsStars) {
        this.users = users.toArray(new JudgedUser[0]);
        Arrays.sort(this.users, Comparator.comparingLong(u -> u.user));
        listed = Arrays.stream(this.users).filter(JudgedUser::hasTruth).toArray(JudgedUser[]::new);
        this.tally = tally;
        this.predictsStars = predictsStars;
    }

    Tally tally() {
        return tally;
    }

    /** Users with held-out ratings. */
    JudgedUser[] tested() {
        return Arrays.stream(users).filter(u -> u.held > 0).toArray(JudgedUser[]::new);
    }

    /** One metric of every user with something to find, ordered by user. */
    public double[] full(ListMetric metric) {
        return Arrays.stream(listed).mapToDouble(u -> u.full[metric.ordinal()]).toArray();
    }

    double[] ratedOnly(ListMetric metric) {
        return Arrays.stream(listed)
                .mapToDouble(u -> u.ratedOnly[ListMetric.OF_RANKING.indexOf(metric)])
                .toArray();
    }

    /** Whether stars are predicted, and all of them numbers. */
    boolean hasStars() {
        return predictsStars && tally.withoutStars == 0;
    }

    /**
     * Means over the full catalogue and errors of stars, by name with the length of the lists behind it, as a run's
     * report has them; nothing that is no number.
     */
    Map<String, Double> summary(int k) {
        Map<String, Double> summary = new LinkedHashMap<>();
        if (hasStars()) {
            summary.put("rmse", Math.sqrt(sum(users, true) / held()));
            summary.put("mae", sum(users, false) / held());
        }
        if (listed.length > 0) {
            for (ListMetric metric : ListMetric.values()) {
                summary.put(metric.label() + "@" + k, mean(full(metric)));
            }
            summary.put("coverage@" + k, CatalogueSpread.coverage(tally.shown));
            summary.put("gini@" + k, CatalogueSpread.gini(tally.shown));
            summary.put("users", (double) listed.length);
        }
        summary.values().removeIf(value -> !Double.isFinite(value));
        return summary;
    }

    private long held() {
        return Arrays.stream(users).mapToLong(u -> u.held).sum();
    }

    private static double sum(JudgedUser[] users, boolean squared) {
        return Arrays.stream(users)
                .filter(u -> u.held > 0)
                .mapToDouble(u -> squared ? u.squared : u.absolute)
                .sum();
    }

    /** Over what is a number; NaN over nothing. */
    static double mean(double[] values) {
        return Arrays.stream(values).filter(v -> !Double.isNaN(v)).average().orElse(Double.NaN);
    }

    /** Lists by user, of those asked for. */
    Map<Long, int[]> lists(List<Long> of) {
        Map<Long, int[]> lists = new LinkedHashMap<>();
        for (JudgedUser user : listed) {
            if (of.contains(user.user)) {
                lists.put(user.user, user.list);
            }
        }
        return lists;
    }

    /** Made of one variant's lists and another's predicted stars. */
    static Judged ofHeads(Judged rank, Judged stars) {
        List<JudgedUser> both = new ArrayList<>();
        for (int u = 0; u < rank.users.length; u++) {
            both.add(rank.users[u].withErrorsOf(stars.users[u]));
        }
        return new Judged(both, rank.tally.withErrorsOf(stars.tally), stars.predictsStars);
    }
}
