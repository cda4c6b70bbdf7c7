package io.cinematch.serving.recommend;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A list for a user, and why it is this one.
 *
 * @param reason one sentence for people
 * @param ratingsUsed how many of the user's ratings shaped it
 * @param picks best first
 */
public record Recommendation(Source source, String reason, int ratingsUsed, List<Pick> picks) {
    public Recommendation {
        picks = List.copyOf(picks);
    }

    /**
     * One movie of a list.
     *
     * @param item index in the release
     * @param score what the list is sorted by: the number of ratings in a popular list, else the rank head's r̂
     * @param stars what the user would give, 0.5–5.0; empty when the release does not predict stars
     */
    public record Pick(int item, double score, OptionalDouble stars) {}
}
