package io.cinematch.jobs.evaluate;

import io.cinematch.jobs.users.UserHistories.KnownUser;
import io.cinematch.jobs.users.UserHistory;
import io.cinematch.model.metrics.Diversity;
import io.cinematch.model.metrics.Novelty;
import io.cinematch.model.metrics.RankingAtK;
import io.cinematch.model.metrics.Serendipity;
import io.cinematch.model.score.TopN;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Judges one variant user by user. Full catalogue: candidates are all movies with training ratings that the user did not
 * rate in training; relevant are the user's held-out ratings of at least {@code relevantStars}, also of movies that are
 * no candidates, which no list can hit. Rated only: the user's held-out movies alone are put in order, those that are no
 * candidates last.
 */
final class UserJudge {
    private static final BitSet NOTHING = new BitSet();

    private final Yardstick by;
    private final Scorer scorer;
    private final Diversity.Dissimilarity genres;
    private final Diversity.Dissimilarity factors;
    private final Tally tally;
    private final float[] scores;

    UserJudge(Yardstick by, Scorer scorer) {
        this.by = by;
        this.scorer = scorer;
        genres = Diversity.genres(by.genres);
        factors = by.space == null ? (i, j) -> Double.NaN : Diversity.factors(by.space);
        tally = new Tally(by.candidates.size(), by.groups.size());
        scores = new float[by.candidates.size()];
    }

    Tally tally() {
        return tally;
    }

    JudgedUser judge(KnownUser user) {
        UserHistory history = user.history();
        Truth truth = Truth.of(history, by);
        count(history, truth, tally.held, tally.liked);
        tally.unreachable += truth.relevant.cardinality()
                - truth.relevant.get(0, scores.length).cardinality();
        double[] errors = scorer.predictsStars() ? errors(user, truth) : new double[] {Double.NaN, Double.NaN};
        if (truth.relevant.isEmpty()) {
            return new JudgedUser(
                    history.user, truth.trained, truth.held.length, 0, new int[0], null, null, errors[0], errors[1]);
        }
        scorer.score(user, scores);
        check();
        int[] list = TopN.of(scores, truth.rated, by.k);
        for (int item : list) {
            tally.shown[item]++;
        }
        countHits(truth, list);
        return new JudgedUser(
                history.user,
                truth.trained,
                truth.held.length,
                truth.relevant.cardinality(),
                list,
                full(truth, list),
                ratedOnly(history, truth),
                errors[0],
                errors[1]);
    }

    /** Σ(r − r̂)² and Σ|r − r̂|. */
    private double[] errors(KnownUser user, Truth truth) {
        double[] sums = new double[2];
        for (int r : truth.held) {
            int movie = user.history().movies[r];
            double error = user.history().stars[r] - scorer.stars(user, movie);
            sums[0] += error * error;
            sums[1] += Math.abs(error);
            for (int group : by.groups.of(movie)) {
                tally.squared[group] += error * error;
                tally.absolute[group] += Math.abs(error);
            }
        }
        if (!Double.isFinite(sums[0])) {
            tally.withoutStars++;
        }
        return sums;
    }

    private void check() {
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        boolean numbers = true;
        for (int i = 0; i < scores.length; i++) {
            if (Float.isNaN(scores[i])) {
                numbers &= scorer instanceof ModelScorer model && !model.knows(i);
            } else {
                low = Math.min(low, scores[i]);
                high = Math.max(high, scores[i]);
            }
        }
        if (!numbers) {
            tally.withoutNumbers++;
        }
        if (numbers && low == high && scores.length > 1) {
            tally.undecided++;
        }
    }

    private void count(UserHistory history, Truth truth, long[] held, long[] liked) {
        for (int r : truth.held) {
            boolean good = history.stars[r] >= by.relevantStars;
            for (int group : by.groups.of(history.movies[r])) {
                held[group]++;
                liked[group] += good ? 1 : 0;
            }
        }
    }

    private void countHits(Truth truth, int[] list) {
        for (int item : list) {
            if (truth.relevant.get(item)) {
                for (int group : by.groups.of(by.candidates.ids[item])) {
                    tally.hits[group]++;
                }
            }
        }
    }

    private double[] full(Truth truth, int[] list) {
        double[] ranking = ListMetric.of(RankingAtK.of(list, truth.relevant, by.k));
        double[] values = Arrays.copyOf(ranking, ListMetric.values().length);
        values[ListMetric.NOVELTY.ordinal()] = Novelty.of(list, by.k, by.candidates.information);
        values[ListMetric.DIVERSITY_GENRES.ordinal()] = Diversity.of(list, by.k, genres);
        values[ListMetric.DIVERSITY_FACTORS.ordinal()] = Diversity.of(list, by.k, factors);
        BitSet expected = by.candidates.expected(truth.rated, by.k);
        values[ListMetric.SERENDIPITY.ordinal()] = Serendipity.of(list, truth.relevant, expected, by.k);
        return values;
    }

    private double[] ratedOnly(UserHistory history, Truth truth) {
        float[] own = new float[truth.held.length];
        BitSet relevant = new BitSet();
        for (int h = 0; h < own.length; h++) {
            int candidate = by.candidates.indexOf(history.movies[truth.held[h]]);
            own[h] = candidate < 0 ? Float.NEGATIVE_INFINITY : scores[candidate];
            relevant.set(h, history.stars[truth.held[h]] >= by.relevantStars);
        }
        // Nobody can list more than there is: a user with few held-out ratings would else bound everybody's precision.
        int k = Math.min(by.k, own.length);
        return ListMetric.of(RankingAtK.of(TopN.of(own, NOTHING, k), relevant, k));
    }
}
