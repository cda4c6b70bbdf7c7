package io.cinematch.jobs.abtest;

import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.run.VariantReport;
import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import io.cinematch.model.settings.Settings;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which variants of a run are compared. */
final class Arms {
    private static final String USUAL = "popularity";

    private Arms() {}

    /** Those of the settings, or popularity and the variant that is served. */
    static List<String> of(Settings settings) {
        return settings.abTest().arms().isEmpty()
                ? Stream.of(USUAL, settings.serve().variant()).distinct().toList()
                : settings.abTest().arms();
    }

    /** Why they cannot be compared (data check): one is not in the run, or there are no two. */
    static Optional<CineMatchException> problem(List<String> arms, RunReport run) {
        List<String> trained = run.variants().stream()
                .filter(VariantReport::trained)
                .map(VariantReport::name)
                .toList();
        List<String> missing =
                arms.stream().filter(arm -> !trained.contains(arm)).toList();
        if (missing.isEmpty() && arms.size() > 1) {
            return Optional.empty();
        }
        return Optional.of(new CineMatchException(
                ExitCode.DATA_CHECK,
                missing.isEmpty()
                        ? "An experiment needs two variants, and only %s is named.".formatted(arms.get(0))
                        : "Run %s has no model of %s.".formatted(run.run(), String.join(", ", missing)),
                "Name two or more of %s: --arms (or abtest.arms).".formatted(String.join(", ", trained))));
    }
}
