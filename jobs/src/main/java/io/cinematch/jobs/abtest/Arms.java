package io.cinematch.jobs.abtest;

import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.run.VariantReport;
import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import io.cinematch.model.settings.Settings;
import java.util.List;
import java.util.stream.Stream;

/** Which variants of a run are compared. */
final class Arms {
    private static final String USUAL = "popularity";

    private Arms() {}

    /**
     * Those of the settings, or popularity and the variant that is served.
     *
     * @throws CineMatchException (data check) when one is not in the run, or there are no two
     */
    static List<String> of(Settings settings, RunReport run) {
        List<String> arms = settings.abTest().arms().isEmpty()
                ? Stream.of(USUAL, settings.serve().variant()).distinct().toList()
                : settings.abTest().arms();
        List<String> trained = run.variants().stream().map(VariantReport::name).toList();
        List<String> missing =
                arms.stream().filter(arm -> !trained.contains(arm)).toList();
        if (!missing.isEmpty() || arms.size() < 2) {
            throw new CineMatchException(
                    ExitCode.DATA_CHECK,
                    missing.isEmpty()
                            ? "An experiment needs two variants, and only %s is named.".formatted(arms.get(0))
                            : "Run %s has no variant %s.".formatted(run.run(), String.join(", ", missing)),
                    "Name two or more of %s: --arms (or abtest.arms).".formatted(String.join(", ", trained)));
        }
        return arms;
    }
}
