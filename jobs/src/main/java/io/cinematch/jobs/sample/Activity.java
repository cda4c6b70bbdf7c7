package io.cinematch.jobs.sample;

/** Shares the ratings out among the users: log-normal above a floor, as in MovieLens, and exact in sum. */
final class Activity {
    /** MovieLens keeps only users with at least this many. */
    static final int FLOOR = 20;

    /** Spread of the logarithm of what lies above the floor. */
    static final double LOG_SD = 1.1;

    /** Nobody rates more than this share of all movies, unless the asked number of ratings needs it. */
    private static final double LARGEST_SHARE = 0.6;

    private Activity() {}

    /** Ratings of each user, user 1 at index 0. */
    static int[] counts(SampleSpec spec, PlantedModel model) {
        int users = spec.users();
        double mean = (double) spec.ratings() / users;
        double cap =
                mean > LARGEST_SHARE / 2 * spec.movies() ? spec.movies() : Math.floor(LARGEST_SHARE * spec.movies());
        double floor = Math.min(Math.min(FLOOR, cap), Math.floor(mean));
        double[] weight = new double[users];
        for (int u = 0; u < users; u++) {
            weight[u] = StrictMath.exp(LOG_SD * model.user(u + 1).activity());
        }
        return rounded(spec.ratings(), weight, floor, cap, scale(spec.ratings(), weight, floor, cap));
    }

    /** The scale of the weights at which floor, cap and weights together give the asked sum, by bisection. */
    private static double scale(long ratings, double[] weight, double floor, double cap) {
        double low = 0;
        double high = 1;
        while (sum(weight, floor, cap, high) < ratings && high < 1e300) {
            high *= 2;
        }
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (sum(weight, floor, cap, middle) < ratings) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private static double sum(double[] weight, double floor, double cap, double scale) {
        double sum = 0;
        for (double w : weight) {
            sum += Math.min(cap, floor + scale * w);
        }
        return sum;
    }

    private static int[] rounded(long ratings, double[] weight, double floor, double cap, double scale) {
        int[] counts = new int[weight.length];
        double wanted = 0;
        long given = 0;
        for (int u = 0; u < counts.length; u++) {
            wanted += Math.min(cap, floor + scale * weight[u]);
            counts[u] = (int) Math.max(floor, Math.min(cap, Math.round(wanted - given)));
            given += counts[u];
        }
        // What the rounding left over, one at a time to users with room.
        for (int u = 0; given != ratings; u = (u + 1) % counts.length) {
            if (given < ratings && counts[u] < cap) {
                counts[u]++;
                given++;
            } else if (given > ratings && counts[u] > floor) {
                counts[u]--;
                given--;
            }
        }
        return counts;
    }
}
