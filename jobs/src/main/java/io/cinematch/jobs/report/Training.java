package io.cinematch.jobs.report;

import io.cinematch.jobs.funksvd.EpochStats;
import io.cinematch.jobs.report.chart.LineChart;
import io.cinematch.jobs.report.chart.LineChart.Datum;
import io.cinematch.jobs.report.chart.LineChart.Series;
import io.cinematch.jobs.report.chart.Scale;
import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.run.VariantReport;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** What was trained, with what, and how it went. */
public record Training(List<Failure> failures, List<Curve> curves, List<Row> rows) {
    private static final int HEIGHT = 170;

    /** A variant of which there is no model, and why. */
    public record Failure(String variant, String why) {}

    /** One variant's error by epoch. */
    public record Curve(String variant, String remark, LineChart chart) {}

    public record Row(String name, String algorithm, String seconds, String epochs, String parameters) {}

    static Optional<Training> of(RunReport run) {
        if (run.variants().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Training(
                run.variants().stream()
                        .filter(variant -> !variant.trained())
                        .map(variant -> new Failure(variant.name(), variant.failure()))
                        .toList(),
                run.variants().stream()
                        .flatMap(variant -> curve(variant).stream())
                        .toList(),
                run.variants().stream().map(Training::row).toList()));
    }

    private static Optional<Curve> curve(VariantReport variant) {
        List<EpochStats> epochs = variant.epochs();
        if (epochs.stream().noneMatch(e -> Double.isFinite(e.trainRmse()))) {
            return Optional.empty();
        }
        Series train = new Series(
                "train",
                "train",
                epochs.stream().map(e -> datum(e, e.trainRmse())).toList());
        Series held = new Series(
                "held out",
                "held",
                epochs.stream().map(e -> datum(e, e.validationRmse())).toList());
        Scale y = Scale.around(epochs.stream()
                .filter(e -> !e.undone())
                .flatMapToDouble(e -> DoubleStream.of(e.trainRmse(), e.validationRmse())));
        Scale x = new Scale(1, Math.max(2, epochs.size()), 1, false);
        LineChart chart = LineChart.of(
                "Error by epoch of %s".formatted(variant.name()),
                HEIGHT,
                x,
                List.of(new Scale.Tick(0, "1"), new Scale.Tick(x.at(epochs.size()), Integer.toString(epochs.size()))),
                y,
                List.of(train, held));
        return Optional.of(new Curve(variant.name(), remark(variant), chart));
    }

    /** Lines have a gap where an epoch was undone or has no number. */
    private static Datum datum(EpochStats epoch, double rmse) {
        return Datum.of(epoch.epoch(), epoch.undone() ? Double.NaN : rmse);
    }

    private static String remark(VariantReport variant) {
        long undone = variant.epochs().stream().filter(EpochStats::undone).count();
        String kept = variant.bestEpoch() > 0
                ? "the model is of epoch %d of %d"
                        .formatted(variant.bestEpoch(), variant.epochs().size())
                : "%d epochs".formatted(variant.epochs().size());
        return undone == 0 ? kept : kept + ", %d undone".formatted(undone);
    }

    private static Row row(VariantReport variant) {
        Map<String, Object> sorted = new TreeMap<>(variant.parameters());
        return new Row(
                variant.name(),
                variant.algorithm(),
                Numbers.seconds(variant.trainSeconds()),
                variant.epochs().isEmpty()
                        ? "–"
                        : Numbers.count(variant.epochs().size()),
                sorted.entrySet().stream()
                        .map(e -> "%s %s".formatted(e.getKey(), e.getValue()))
                        .collect(Collectors.joining(", ")));
    }
}
