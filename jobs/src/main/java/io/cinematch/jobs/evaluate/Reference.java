package io.cinematch.jobs.evaluate;

import io.cinematch.jobs.users.UserHistories.KnownUser;
import io.cinematch.jobs.users.UserHistory;
import java.util.SplittableRandom;

/** What variants are read by: the least and the most that a protocol can give, and two things that need no learning. */
enum Reference {
    /** Any order at all. */
    RANDOM("random"),
    /** The most rated first. */
    POPULARITY("popularity"),
    /** The best rated first, by damped means; the same stars for everybody. */
    ITEM_MEAN("item-mean"),
    /** Knows the held-out stars. */
    ORACLE("oracle");

    private final String label;

    Reference(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    Scorer scorer(Candidates candidates, long seed) {
        return new ReferenceScorer(this, candidates, seed);
    }

    private static final class ReferenceScorer implements Scorer {
        private final Reference reference;
        private final Candidates candidates;
        private final long seed;

        ReferenceScorer(Reference reference, Candidates candidates, long seed) {
            this.reference = reference;
            this.candidates = candidates;
            this.seed = seed;
        }

        @Override
        public void score(KnownUser user, float[] scores) {
            switch (reference) {
                case RANDOM -> random(user.history().user, scores);
                case POPULARITY -> {
                    for (int i = 0; i < scores.length; i++) {
                        scores[i] = candidates.raters[i];
                    }
                }
                case ITEM_MEAN -> System.arraycopy(candidates.means, 0, scores, 0, scores.length);
                default -> oracle(user.history(), scores);
            }
        }

        private void random(long user, float[] scores) {
            SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L ^ user);
            for (int i = 0; i < scores.length; i++) {
                scores[i] = (float) random.nextDouble();
            }
        }

        private void oracle(UserHistory history, float[] scores) {
            java.util.Arrays.fill(scores, 0);
            for (int r = 0; r < history.movies.length; r++) {
                int candidate = candidates.indexOf(history.movies[r]);
                if (history.held[r] && candidate >= 0) {
                    scores[candidate] = history.stars[r];
                }
            }
        }

        @Override
        public boolean predictsStars() {
            return reference == ITEM_MEAN;
        }

        @Override
        public double stars(KnownUser user, int movie) {
            int candidate = candidates.indexOf(movie);
            return candidate < 0 ? candidates.meanStars : candidates.means[candidate];
        }
    }
}
