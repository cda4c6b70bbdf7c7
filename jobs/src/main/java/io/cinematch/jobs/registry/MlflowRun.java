package io.cinematch.jobs.registry;

import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.run.RunReport.ReleaseReport;
import io.cinematch.jobs.run.VariantReport;
import io.cinematch.jobs.stats.Interval;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A variant of a run as MLflow sees it: far within what it takes at once (1000 metrics, 100 parameters).
 *
 * @param metrics by protocol and name, {@code full-catalogue/ndcg}; ends of intervals behind it, {@code …/low}
 * @param tags which run it is of, and what that was made of
 */
record MlflowRun(Map<String, String> parameters, Map<String, Double> metrics, Map<String, String> tags) {
    static final String RUN = "cinematch.run";
    static final String VARIANT = "cinematch.variant";

    static MlflowRun of(RunReport report, VariantReport variant, List<Measured> measured) {
        Map<String, String> parameters = new TreeMap<>();
        variant.parameters().forEach((key, value) -> parameters.put(key, String.valueOf(value)));
        parameters.put("algorithm", variant.algorithm());
        Map<String, Double> metrics = new TreeMap<>();
        metrics.put("train_seconds", variant.trainSeconds());
        measured.stream()
                .filter(one -> !one.reference() && one.variant().equals(variant.name()))
                .forEach(one -> put(metrics, one));
        return new MlflowRun(parameters, metrics, tags(report, variant));
    }

    private static void put(Map<String, Double> metrics, Measured one) {
        String name = "%s/%s".formatted(one.protocol(), one.metric());
        metrics.put(name, one.value());
        one.interval().map(Interval::low).ifPresent(low -> metrics.put(name + "/low", low));
        one.interval().map(Interval::high).ifPresent(high -> metrics.put(name + "/high", high));
    }

    private static Map<String, String> tags(RunReport report, VariantReport variant) {
        Map<String, String> tags = new TreeMap<>();
        tags.put(RUN, report.run());
        tags.put(VARIANT, variant.name());
        tags.put("cinematch.source", report.source());
        tags.put("cinematch.fingerprint", report.data().fingerprint());
        tags.put("cinematch.split", report.split());
        Optional.ofNullable(report.releases().get(variant.name()))
                .map(ReleaseReport::id)
                .ifPresent(release -> tags.put("cinematch.release", release));
        if (!variant.trained()) {
            tags.put("cinematch.failure", variant.failure());
        }
        report.lastMaking().ifPresent(last -> {
            tags.put("cinematch.code", last.code());
            tags.put("cinematch.machine", last.machine().line());
        });
        return tags;
    }
}
