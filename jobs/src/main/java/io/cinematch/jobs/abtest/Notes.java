package io.cinematch.jobs.abtest;

import io.cinematch.model.settings.Settings;
import java.util.ArrayList;
import java.util.List;

/** What a reader of a simulated experiment has to know. */
final class Notes {
    private Notes() {}

    static List<String> of(Settings.AbTest settings, List<String> arms) {
        List<String> notes = new ArrayList<>(List.of(
                "Nobody was asked: held-out ratings stand in for taste, and the probabilities of choosing and leaving are "
                        + "assumed (abtest in the settings). It ranks variants; it does not forecast what people will do.",
                "A movie without a held-out rating is taken as hardly wanted (%s), though most are unseen, not disliked: "
                                .formatted(settings.unrated())
                        + "good surprises count for almost nothing.",
                "People rate what is popular, so held-out ratings favour popular movies: popularity looks better here than "
                        + "it would among people who can choose anything.",
                "Users are drawn from those with a held-out rating that counts as liked: newcomers and users who like "
                        + "nothing are not among them.",
                "The interval says how far another draw of users could move the difference; it does not cover the "
                        + "assumptions. See whether the verdict holds when you change them."));
        if (arms.size() > 2) {
            notes.add("p is adjusted for the number of arms (Holm); each interval is by itself.");
        }
        return List.copyOf(notes);
    }
}
