package io.cinematch.jobs.live;

import io.cinematch.jobs.stats.Interval;
import io.cinematch.jobs.stats.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A live experiment so far. All p-values and intervals are always-valid: they hold however often one looks.
 *
 * @param salt names the experiment
 * @param within how long after a user's first list what they rate counts
 * @param since when the first user was first shown something
 * @param until the time of this report
 * @param arms the first is what the others are compared with
 * @param effects of every other arm, by metric; none of arms of which too little is known yet
 * @param sampleRatioP how often users dealt as meant are ever dealt so unevenly
 * @param notes what a reader has to know
 */
public record LiveReport(
        String salt,
        Duration within,
        Instant since,
        Instant until,
        List<Arm> arms,
        List<Effect> effects,
        double sampleRatioP,
        List<String> notes) {
    /** The share of settled users who rated a movie that they had been shown. */
    public static final String RATING_RATE = "rating rate";

    /** Of those, the mean of each one's mean rating of such movies. */
    public static final String MEAN_STARS = "mean stars";

    /** Below this the alarm rings: users are lost or gained in a way that has to do with the arms. */
    public static final double ALARM = 0.01;

    /**
     * One arm.
     *
     * @param share of users it is meant to have
     * @param users who were shown something
     * @param exposures lists they were shown
     * @param settled users whose time since their first list is over
     * @param raters settled users who rated a movie after they had been shown it
     * @param ratingRate raters ÷ settled; 0 of none
     * @param meanStars 0 without raters
     */
    public record Arm(
            String variant,
            double share,
            long users,
            long exposures,
            long settled,
            long raters,
            double ratingRate,
            double meanStars) {}

    /**
     * @param difference the arm's less the first's
     * @param p adjusted for the number of arms (Holm)
     */
    public record Effect(String metric, String variant, Interval difference, double p, Verdict verdict) {}
}
