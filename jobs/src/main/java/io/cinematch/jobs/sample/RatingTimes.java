package io.cinematch.jobs.sample;

/** When one user rates: sittings of a few seconds between ratings, with weeks between sittings. Always later and later. */
final class RatingTimes {
    /** 2016-01-01, after the year of the newest invented movie. */
    private static final long FIRST = 1_451_606_400L;

    private static final int DAY = 86_400;
    private static final int YEARS_OF_ARRIVALS = 4;

    private final Draws draws;
    private long now;

    RatingTimes(Draws draws) {
        this.draws = draws;
        this.now = FIRST + draws.below(YEARS_OF_ARRIVALS * 365 * DAY);
    }

    /** Seconds since 1970. */
    long next() {
        boolean newSitting = draws.uniform() < 0.01;
        now += newSitting ? DAY + draws.below(20 * DAY) : 4 + draws.below(40);
        return now;
    }
}
