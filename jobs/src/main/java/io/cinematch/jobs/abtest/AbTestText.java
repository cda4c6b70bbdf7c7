package io.cinematch.jobs.abtest;

import io.cinematch.jobs.abtest.AbTestReport.Arm;
import io.cinematch.jobs.abtest.AbTestReport.Effect;
import io.cinematch.jobs.stats.Interval;
import io.cinematch.jobs.stats.Verdict;
import io.cinematch.model.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A simulated experiment for people, at a terminal of 100 columns. */
final class AbTestText {
    /** Below it users were not dealt evenly, and nothing else is to be believed. */
    private static final double ALARM = 0.001;

    private AbTestText() {}

    static String summary(AbTestReport report) {
        if (report.effects().isEmpty()) {
            return "nothing to compare: " + report.notes().get(0);
        }
        Map<Verdict, List<String>> variants = report.effects().stream()
                .collect(Collectors.groupingBy(
                        Effect::verdict, TreeMap::new, Collectors.mapping(Effect::variant, Collectors.toList())));
        return "beside %s: ".formatted(base(report))
                + variants.entrySet().stream()
                        .map(group -> "%s %s".formatted(String.join(", ", group.getValue()), group.getKey()))
                        .collect(Collectors.joining("; "));
    }

    static String summary(String variant, AaTest test) {
        return "%.1f %% of %,d A/A tests find a difference: %s (5.0 ± %.1f %% expected); %s"
                .formatted(
                        100 * test.share(),
                        test.runs(),
                        test.sound() ? "sound" : "NOT SOUND",
                        100 * test.tolerance(),
                        variant);
    }

    private static String base(AbTestReport report) {
        return report.arms().get(0).variant();
    }

    static List<String> lines(AbTestReport report, Settings.AbTest settings, int k) {
        if (report.effects().isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        long users = report.arms().stream().mapToLong(Arm::users).sum();
        lines.add("  Simulated: %,d users%s with a held-out rating they like, lists of %d, salt %s, seed %d"
                .formatted(users, users < settings.users() ? ", all" : "", k, report.salt(), settings.seed()));
        lines.add("    %-24s%8s%30s%12s%12s"
                .formatted("arm", "users", "movies chosen by a user", "diversity", "coverage"));
        report.arms().forEach(arm -> lines.add(line(arm)));
        report.effects().forEach(effect -> lines.addAll(effect(report, effect)));
        lines.add("  " + dealing(report.sampleRatioP()));
        lines.add("  It ranks variants under assumptions, which abtest.json states; it is no forecast.");
        return lines;
    }

    private static String line(Arm arm) {
        Interval chosen = arm.engagement();
        return "    %-24s%,8d%30s%12.3f%10.1f %%"
                .formatted(
                        arm.variant(),
                        arm.users(),
                        "%.3f (%.3f to %.3f)".formatted(chosen.value(), chosen.low(), chosen.high()),
                        arm.diversity(),
                        100 * arm.coverage());
    }

    private static List<String> effect(AbTestReport report, Effect effect) {
        boolean found = effect.verdict() != Verdict.NOT_DISTINGUISHABLE;
        double base = report.arms().get(0).engagement().value();
        return List.of(
                "  %s is %s %s %s: %s movies chosen"
                        .formatted(
                                effect.variant(),
                                effect.verdict().toString().toUpperCase(Locale.ROOT),
                                found ? "than" : "from",
                                base(report),
                                signed("%+.0f %%", effect.relative(), 100)),
                "    %s a user, 95 %% interval; %s, %s"
                        .formatted(
                                signed("%+.3f", effect.difference(), 1),
                                p(effect.p()),
                                found ? "so hardly luck" : "so it may be luck"),
                "    power %.0f %%; the smallest difference found four times in five is %.3f (%.0f %%)"
                        .formatted(100 * effect.power(), effect.smallest(), 100 * effect.smallest() / base));
    }

    private static String signed(String format, Interval interval, int scale) {
        return (format + " (" + format + " to " + format + ")")
                .formatted(scale * interval.value(), scale * interval.low(), scale * interval.high());
    }

    private static String p(double p) {
        return p < 0.0001 ? "p < 0.0001" : "p = %.4f".formatted(p);
    }

    private static String dealing(double p) {
        return p < ALARM
                ? "USERS WERE NOT DEALT EVENLY (%s): find out why before believing any of this.".formatted(p(p))
                : "Users were dealt as evenly as chance deals (%s).".formatted(p(p));
    }
}
