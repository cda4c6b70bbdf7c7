package io.cinematch.jobs.abtest;

import io.cinematch.jobs.stats.Interval;
import io.cinematch.jobs.stats.Verdict;
import java.util.List;

/**
 * A simulated experiment: {@code abtest.json} in a run's folder.
 *
 * @param model how simulated users look at a list and choose, in words, with its parameters
 * @param salt of the assignment
 * @param arms the first is what the others are compared with
 * @param effects of every other arm
 * @param sampleRatioP how often chance alone deals users at least so unevenly
 * @param notes what a reader has to know
 */
public record AbTestReport(
        String model, String salt, List<Arm> arms, List<Effect> effects, double sampleRatioP, List<String> notes) {
    /**
     * @param users dealt to it
     * @param engagement mean number of choices a user
     * @param diversity mean dissimilarity of genres within a list
     * @param coverage share of the catalogue that its users were shown
     */
    public record Arm(String variant, long users, Interval engagement, double diversity, double coverage) {}

    /**
     * @param difference of engagement, the arm's less the first's
     * @param relative the same ÷ the first's
     * @param power with which a difference of this size is found by so many users
     * @param smallest difference found four times in five
     */
    public record Effect(
            String variant,
            Interval difference,
            Interval relative,
            double p,
            double power,
            double smallest,
            Verdict verdict) {}
}
