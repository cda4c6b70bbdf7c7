package io.cinematch.jobs.live;

import io.cinematch.jobs.live.LiveReport.Arm;
import io.cinematch.jobs.live.LiveReport.Effect;
import io.cinematch.jobs.stats.Interval;
import io.cinematch.jobs.stats.Verdict;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A live experiment for people, at a terminal of 100 columns. */
final class LiveText {
    private LiveText() {}

    static List<String> lines(LiveReport report) {
        List<String> lines = new ArrayList<>();
        lines.add("Experiment %s, from %s to %s"
                .formatted(
                        report.salt(),
                        report.since().truncatedTo(ChronoUnit.SECONDS),
                        report.until().truncatedTo(ChronoUnit.SECONDS)));
        lines.add("  Settled users are those whose first list is %s old. Rated: a movie, after being shown it, by then."
                .formatted(words(report.within())));
        lines.add("    %-22s%6s%10s%11s%10s%10s%10s%8s"
                .formatted("arm", "share", "users", "exposures", "settled", "rated", "rate", "stars"));
        report.arms().forEach(arm -> lines.add(line(arm)));
        for (Effect effect : report.effects()) {
            lines.add(effect(report, effect));
        }
        if (!report.effects().isEmpty()) {
            lines.add("  Intervals (95 %) and p hold however often you look: stop whenever you like.");
        }
        lines.add("  " + dealing(report.sampleRatioP()));
        report.notes().forEach(note -> lines.add("  " + note));
        return lines;
    }

    private static String line(Arm arm) {
        return "    %-22s%4.0f %%%,10d%,11d%,10d%,10d%10s%8s"
                .formatted(
                        arm.variant(),
                        100 * arm.share(),
                        arm.users(),
                        arm.exposures(),
                        arm.settled(),
                        arm.raters(),
                        arm.settled() == 0 ? "–" : "%.1f %%".formatted(100 * arm.ratingRate()),
                        arm.raters() == 0 ? "–" : "%.2f".formatted(arm.meanStars()));
    }

    private static String effect(LiveReport report, Effect effect) {
        boolean rate = effect.metric().equals(LiveReport.RATING_RATE);
        Interval d = effect.difference();
        return "  %s: %s is %s %s %s: %s%s"
                .formatted(
                        effect.metric(),
                        effect.variant(),
                        effect.verdict().toString().toUpperCase(Locale.ROOT),
                        effect.verdict() == Verdict.NOT_DISTINGUISHABLE ? "from" : "than",
                        report.arms().get(0).variant(),
                        rate
                                ? "%+.1f points (%+.1f to %+.1f)"
                                        .formatted(100 * d.value(), 100 * d.low(), 100 * d.high())
                                : "%+.2f stars (%+.2f to %+.2f)".formatted(d.value(), d.low(), d.high()),
                        effect.p() < 0.0001 ? ", p < 0.0001" : ", p = %.4f".formatted(effect.p()));
    }

    private static String dealing(double p) {
        return p < LiveReport.ALARM
                ? "USERS ARE NOT DEALT AS MEANT (p = %.2g): find out why before believing any of this.".formatted(p)
                : "Users are dealt as meant, as far as one can see (p = %.2f).".formatted(p);
    }

    private static String words(Duration time) {
        return time.toString().substring(2).toLowerCase(Locale.ROOT);
    }
}
