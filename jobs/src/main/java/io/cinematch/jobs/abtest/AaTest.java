package io.cinematch.jobs.abtest;

import io.cinematch.jobs.stats.Sample;
import io.cinematch.jobs.stats.Welch;
import io.cinematch.model.experiment.Buckets;
import java.util.List;
import java.util.Map;

/**
 * Many experiments of a variant against itself, each dealt by another salt: how often they find a difference that is not
 * there. Dealing and test are sound when that is as often as the test's level says (Kohavi, Tang and Xu, <i>Trustworthy
 * Online Controlled Experiments</i>, 2020, chapter 19).
 *
 * @param runs experiments
 * @param found those with p below {@value SimulatedExperiment#LEVEL}
 */
record AaTest(int runs, int found) {
    static final int RUNS = 1000;
    private static final Map<String, Double> ARMS = Map.of("a", 1.0, "b", 1.0);

    /**
     * Deals the same users again and again.
     *
     * @param users at least four
     * @param engagement of each, which does not depend on the arm
     * @param salt what each experiment's own begins with
     */
    static AaTest of(List<Long> users, double[] engagement, String salt, int runs) {
        int found = 0;
        for (int run = 1; run <= runs; run++) {
            Buckets deal = new Buckets("%s-aa-%d".formatted(salt, run), ARMS);
            boolean[] first = new boolean[engagement.length];
            for (int u = 0; u < first.length; u++) {
                first[u] = deal.of(users.get(u)).equals("a");
            }
            if (new Welch(part(engagement, first, true), part(engagement, first, false)).p()
                    < SimulatedExperiment.LEVEL) {
                found++;
            }
        }
        return new AaTest(runs, found);
    }

    private static Sample part(double[] engagement, boolean[] first, boolean wanted) {
        double[] part = new double[engagement.length];
        int n = 0;
        for (int u = 0; u < engagement.length; u++) {
            if (first[u] == wanted) {
                part[n++] = engagement[u];
            }
        }
        return Sample.of(java.util.Arrays.copyOf(part, n));
    }

    double share() {
        return (double) found / runs;
    }

    /** How far from the level luck alone takes the share, at most: three standard errors. */
    double tolerance() {
        double level = SimulatedExperiment.LEVEL;
        return 3 * Math.sqrt(level * (1 - level) / runs);
    }

    boolean sound() {
        return Math.abs(share() - SimulatedExperiment.LEVEL) <= tolerance();
    }
}
