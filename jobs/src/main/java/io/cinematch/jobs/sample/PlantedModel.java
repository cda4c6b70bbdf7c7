package io.cinematch.jobs.sample;

import java.util.Arrays;

/**
 * The truth behind a sample: stars = μ + b_u + b_i + p_u·q_i + noise, rounded to half stars within 0.5 to 5. Spreads are
 * chosen so that mean, spread and long tail resemble MovieLens 1M. Movies are counted from 0 in here.
 */
final class PlantedModel {
    static final int RANK = 4;
    static final double MU = 3.2;
    static final double USER_BIAS_SD = 0.33;
    static final double MOVIE_BIAS_SD = 0.45;
    static final double NOISE_SD = 0.9;

    /** Standard deviation of each term of p_u·q_i: few strong tastes, then weaker ones. */
    private static final double[] TASTE_SD = {0.5, 0.25, 0.1, 0.05};

    /** Popularity falls as (rank + offset)^-exponent. */
    static final double POPULARITY_EXPONENT = 1.2;

    static final double POPULARITY_OFFSET = 60;

    private final double[] movieBias;
    private final double[] q;
    private final double[] popularity;
    private final long seed;

    private PlantedModel(double[] movieBias, double[] q, double[] popularity, long seed) {
        this.movieBias = movieBias;
        this.q = q;
        this.popularity = popularity;
        this.seed = seed;
    }

    static PlantedModel of(SampleSpec spec) {
        int n = spec.movies();
        double[] bias = new double[n];
        double[] q = new double[n * RANK];
        double[] rankKey = new double[n];
        for (int movie = 0; movie < n; movie++) {
            Draws draws = Draws.ofMovie(spec.seed(), movie + 1);
            bias[movie] = MOVIE_BIAS_SD * draws.normal();
            for (int f = 0; f < RANK; f++) {
                q[movie * RANK + f] = draws.normal();
            }
            rankKey[movie] = draws.uniform();
        }
        return new PlantedModel(bias, q, popularity(rankKey), spec.seed());
    }

    static double[] tasteSd() {
        return TASTE_SD.clone();
    }

    int movies() {
        return movieBias.length;
    }

    /** The movie's place in the space of tastes, standard normal in each direction. */
    double[] taste(int movie) {
        return Arrays.copyOfRange(q, movie * RANK, (movie + 1) * RANK);
    }

    /** How often the movie is come across; sums to 1. */
    double popularity(int movie) {
        return popularity[movie];
    }

    /** @param id counted from 1; the draws that follow choose what the user rates */
    PlantedUser user(int id) {
        Draws draws = Draws.ofUser(seed, id);
        double activity = draws.normal();
        double bias = USER_BIAS_SD * draws.normal();
        double[] p = new double[RANK];
        for (int f = 0; f < RANK; f++) {
            p[f] = TASTE_SD[f] * draws.normal();
        }
        return new PlantedUser(id, activity, bias, p, draws);
    }

    /** Stars without noise, neither clipped nor rounded. */
    double score(PlantedUser user, int movie) {
        double score = MU + user.bias() + movieBias[movie];
        for (int f = 0, at = movie * RANK; f < RANK; f++) {
            score += user.p()[f] * q[at + f];
        }
        return score;
    }

    /** How likely a user who came across a movie rates it: people rate what they like. */
    static double acceptance(double score) {
        return Math.max(0.06, Math.min(1, 0.4 + 0.3 * (score - MU)));
    }

    private static double[] popularity(double[] rankKey) {
        double[] sorted = rankKey.clone();
        Arrays.sort(sorted);
        double[] weight = new double[rankKey.length];
        double sum = 0;
        for (int movie = 0; movie < weight.length; movie++) {
            int rank = Arrays.binarySearch(sorted, rankKey[movie]);
            weight[movie] = StrictMath.pow(rank + POPULARITY_OFFSET, -POPULARITY_EXPONENT);
            sum += weight[movie];
        }
        for (int movie = 0; movie < weight.length; movie++) {
            weight[movie] /= sum;
        }
        return weight;
    }
}
