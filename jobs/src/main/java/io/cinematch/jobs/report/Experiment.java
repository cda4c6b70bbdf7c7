package io.cinematch.jobs.report;

import io.cinematch.jobs.abtest.AbTestReport;
import io.cinematch.jobs.abtest.AbTestReport.Effect;
import io.cinematch.jobs.report.chart.Scale;
import io.cinematch.jobs.report.chart.Scale.Tick;
import io.cinematch.jobs.report.chart.Whisker;
import java.util.List;
import java.util.stream.DoubleStream;

/** A simulated experiment: its arms and what they come to. */
public record Experiment(
        String model,
        String sampleRatio,
        boolean alarm,
        List<Tick> ticks,
        List<Arm> arms,
        List<Outcome> outcomes,
        List<String> notes) {
    /** Below it, users were hardly dealt by chance: something dropped some of them. */
    private static final double ALARM = 0.001;

    public record Arm(
            String variant,
            String users,
            String engagement,
            String interval,
            String diversity,
            String coverage,
            Whisker plot) {}

    /** @param sentence what is to be said of an arm beside the first */
    public record Outcome(String kind, String verdict, String sentence) {}

    static Experiment of(AbTestReport report) {
        Scale scale = Scale.fromZero(report.arms().stream()
                .flatMapToDouble(arm ->
                        DoubleStream.of(arm.engagement().low(), arm.engagement().high())));
        boolean alarm = report.sampleRatioP() < ALARM;
        return new Experiment(
                report.model(),
                alarm
                        ? "Users are dealt too unevenly for chance (%s): do not trust this experiment."
                                .formatted(Numbers.p(report.sampleRatioP()))
                        : "Users are dealt as evenly as chance would (sample ratio check, %s)."
                                .formatted(Numbers.p(report.sampleRatioP())),
                alarm,
                scale.ticks(),
                report.arms().stream().map(arm -> arm(arm, scale)).toList(),
                report.effects().stream().map(effect -> outcome(report, effect)).toList(),
                report.notes());
    }

    private static Arm arm(AbTestReport.Arm arm, Scale scale) {
        return new Arm(
                arm.variant(),
                Numbers.count(arm.users()),
                Numbers.fixed(arm.engagement().value(), 3),
                Numbers.ends(arm.engagement(), 3),
                Numbers.fixed(arm.diversity(), 3),
                Numbers.percent(arm.coverage(), 1),
                Whisker.of(scale, arm.engagement()));
    }

    private static Outcome outcome(AbTestReport report, Effect effect) {
        String first = report.arms().get(0).variant();
        String found = "%s %s %s by %s choices a user (%s), that is %s (%s to %s); %s."
                .formatted(
                        effect.variant(),
                        effect.difference().value() < 0 ? "is behind" : "is ahead of",
                        first,
                        Numbers.fixed(Math.abs(effect.difference().value()), 3),
                        Numbers.signedEnds(effect.difference(), 3),
                        signedPercent(effect.relative().value()),
                        signedPercent(effect.relative().low()),
                        signedPercent(effect.relative().high()),
                        Numbers.p(effect.p()));
        String power = "So many users find a difference of this size %s of the time, and one of %s four times in five."
                .formatted(Numbers.percent(effect.power(), 0), Numbers.fixed(effect.smallest(), 3));
        return new Outcome(Verdicts.kind(effect.verdict()), effect.verdict().toString(), found + " " + power);
    }

    private static String signedPercent(double share) {
        return Double.isFinite(share) ? Numbers.signed(100 * share, 1) + "\u00a0%" : "–";
    }
}
