package io.cinematch.jobs.evaluate;

import io.cinematch.jobs.evaluate.EvaluationReport.Scores;
import io.cinematch.jobs.stats.Bootstrap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What a reader has to know to trust the numbers. */
final class Notes {
    private final List<String> notes = new ArrayList<>();

    List<String> all() {
        return List.copyOf(notes);
    }

    void failed(String variant, String why) {
        notes.add("%s was not judged: %s".formatted(variant, why));
    }

    void heads(String variant, String rank, String stars) {
        notes.add("%s ranks as %s and predicts stars as %s, so it is compared through them."
                .formatted(variant, rank, stars));
    }

    void noFactors() {
        notes.add(
                "diversity_factors is not measured: no variant here has factors of all candidates, all of them numbers.");
    }

    /** Of the users: who is missing where. */
    void users(Judged any) {
        long held = any.tested().length;
        if (any.listed.length < held) {
            notes.add(
                    ("%,d of %,d users with held-out ratings liked none of theirs; there is no list to judge for them, "
                                    + "and they are in no mean of lists.")
                            .formatted(held - any.listed.length, held));
        }
        if (any.tally().unreachable > 0) {
            notes.add(
                    ("%,d of %,d held-out ratings that users like are of movies without training ratings: no list can "
                                    + "have these.")
                            .formatted(
                                    any.tally().unreachable,
                                    Arrays.stream(any.listed)
                                            .mapToLong(u -> u.relevant)
                                            .sum()));
        }
        long strangers = any.users.length == 0
                ? 0
                : Arrays.stream(any.tested()).filter(u -> u.trained == 0).count();
        if (strangers > 0) {
            notes.add("Judged as unknown, because they have held-out ratings but none in training: %s."
                    .formatted(counted(strangers)));
        }
    }

    /** Of the users: what they cannot tell; that there are no lists at all is told by {@link #users}. */
    void tooFew(Judged any) {
        int tested = any.tested().length;
        int listed = any.listed.length;
        if (!Bootstrap.canTell(tested, Significance.CONFIDENCE)) {
            notes.add("%s too few to tell anything from luck: no variant is compared, and no interval means much."
                    .formatted(counted(tested) + (tested == 1 ? " is" : " are")));
        } else if (listed > 0 && !Bootstrap.canTell(listed, Significance.CONFIDENCE)) {
            notes.add("%s too few to tell lists from each other by more than luck: only stars are compared."
                    .formatted(
                            listed == 1
                                    ? "1 user with a list to judge is"
                                    : listed + " users with lists to judge are"));
        }
    }

    /** Of one variant: scores that are no ranking. */
    void scores(String variant, Judged judged) {
        Tally tally = judged.tally();
        if (tally.withoutNumbers > 0) {
            notes.add(("%s gives %s scores that are no numbers; such movies are never listed, and their lists may "
                            + "be short.")
                    .formatted(variant, counted(tally.withoutNumbers)));
        }
        if (tally.undecided > 0) {
            notes.add(("%s gives %s the same score for every movie: their lists are in the order of movie ids, "
                            + "which is no recommendation.")
                    .formatted(variant, counted(tally.undecided)));
        }
        if (tally.withoutStars > 0) {
            notes.add("%s predicts stars that are no numbers for %s: it has no RMSE and no MAE."
                    .formatted(variant, counted(tally.withoutStars)));
        }
    }

    /** Of the rated-only protocol: how little room it leaves. */
    void room(List<Scores> rows) {
        double[] bounds = new double[2];
        for (Scores row : rows) {
            if (row.protocol().equals(EvaluationReport.RATED_ONLY)
                    && row.metrics().containsKey("precision")) {
                double precision = row.metrics().get("precision").value();
                if (row.name().equals(Reference.RANDOM.label())) {
                    bounds[0] = precision;
                } else if (row.name().equals(Reference.ORACLE.label())) {
                    bounds[1] = precision;
                }
            }
        }
        if (bounds[1] > 0) {
            notes.add(("rated-only: any order at all has a precision of %.2f and perfect knowledge %.2f, because only "
                            + "what a user chose to rate is ranked. A number of this protocol means little by itself.")
                    .formatted(bounds[0], bounds[1]));
        }
    }

    static Map<String, String> protocols(int k, double relevantStars) {
        String truth = "relevant are held-out ratings of at least %s stars; mean over users who have one; k = %d"
                .formatted(relevantStars, k);
        return Map.of(
                EvaluationReport.FULL_CATALOGUE,
                "every movie with training ratings that the user did not rate in training is ranked; " + truth,
                EvaluationReport.RATED_ONLY,
                "only the user's held-out movies are ranked, and k is their number where they are fewer; " + truth,
                EvaluationReport.STARS,
                "over all held-out ratings; unknown users and movies are predicted from what is known");
    }

    private static String counted(long users) {
        return users == 1 ? "1 user" : "%,d users".formatted(users);
    }
}
