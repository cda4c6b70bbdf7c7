package io.cinematch.serving.recommend;

import io.cinematch.model.catalogue.Movie;
import java.util.HashSet;
import java.util.Set;

/**
 * Movies for somebody new to rate: most people know them, and they are unlike each other in genre, decade and factors,
 * so that a few ratings already say something. Chosen one by one by maximal marginal relevance (Carbonell and
 * Goldstein, SIGIR 1998): the next is well known and least like the most similar one chosen before.
 */
final class Onboarding {
    static final int MOST = 100;
    /** Of the best known: whatever comes behind them, few have seen. */
    private static final int CANDIDATES = 300;

    private static final double KNOWN = 0.5;

    private Onboarding() {}

    /** Item indexes; every beginning of the list is varied too. */
    static int[] choose(Snapshot snapshot) {
        int[] candidates = snapshot.popular().limit(CANDIDATES).toArray();
        double[] likeChosen = new double[candidates.length];
        boolean[] taken = new boolean[candidates.length];
        int[] chosen = new int[Math.min(MOST, candidates.length)];
        for (int n = 0; n < chosen.length; n++) {
            int next = next(snapshot, candidates, likeChosen, taken);
            chosen[n] = candidates[next];
            taken[next] = true;
            for (int c = 0; c < candidates.length; c++) {
                if (!taken[c]) {
                    likeChosen[c] = Math.max(likeChosen[c], alike(snapshot, candidates[c], chosen[n]));
                }
            }
        }
        return chosen;
    }

    private static int next(Snapshot snapshot, int[] candidates, double[] likeChosen, boolean[] taken) {
        double most = Math.log1p(snapshot.items().popularity()[candidates[0]]);
        int best = -1;
        double bestWorth = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < candidates.length; c++) {
            double known = Math.log1p(snapshot.items().popularity()[candidates[c]]) / most;
            double worth = KNOWN * known - (1 - KNOWN) * likeChosen[c];
            if (!taken[c] && worth > bestWorth) {
                best = c;
                bestWorth = worth;
            }
        }
        return best;
    }

    /** 0 to 1: half by those who rate them, a quarter each by genre and by decade. */
    private static double alike(Snapshot snapshot, int a, int b) {
        Movie one = snapshot.movie(a);
        Movie other = snapshot.movie(b);
        double decade = one.year() / 10 == other.year() / 10 ? 1 : 0;
        return Math.max(0, snapshot.likeness().between(a, b)) / 2 + genres(one, other) / 4 + decade / 4;
    }

    /** Jaccard index. */
    private static double genres(Movie one, Movie other) {
        Set<String> all = new HashSet<>(one.genres());
        all.addAll(other.genres());
        int shared = one.genres().size() + other.genres().size() - all.size();
        return all.isEmpty() ? 0 : (double) shared / all.size();
    }
}
