package io.cinematch.jobs.cli;

import io.cinematch.jobs.night.NightPlan;
import io.cinematch.jobs.night.NightRunner;
import io.cinematch.jobs.run.RunReport;
import io.cinematch.model.cli.SettingsOptions;
import io.cinematch.model.settings.Settings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that every step has, and how a plan is run with them; a picocli mixin. */
final class NightOptions {
    @Mixin
    private SettingsOptions settings = new SettingsOptions();

    @Option(
            names = "--master",
            paramLabel = "URL",
            description = "Spark master (spark.master): local[*], spark://host:port, …")
    private String master;

    Settings settings(Surroundings around) {
        return settings(around, Map.of());
    }

    /** @param given settings by other options, as the environment variables that they stand for */
    Settings settings(Surroundings around, Map<String, String> given) {
        Map<String, String> environment = new HashMap<>(around.environment());
        environment.putAll(given);
        if (master != null) {
            environment.put("CINEMATCH_SPARK_MASTER", master);
        }
        return settings.load(environment);
    }

    RunReport run(Surroundings around, NightPlan plan) {
        return run(around, settings(around), plan);
    }

    static RunReport run(Surroundings around, Settings settings, NightPlan plan) {
        return runner(around, settings).run(plan);
    }

    static NightRunner runner(Surroundings around, Settings settings) {
        return new NightRunner(settings, around.console(), around.clock(), around.dataLocator(settings.localFolder()));
    }

    /** The same options, for a command that somebody types. */
    List<String> again() {
        List<String> options = new ArrayList<>(settings.again());
        if (master != null) {
            options.addAll(List.of("--master", master));
        }
        return options;
    }
}
