package io.cinematch.jobs.cli;

import io.cinematch.jobs.night.NightPlan;
import io.cinematch.jobs.night.NightRunner;
import io.cinematch.jobs.run.RunReport;
import io.cinematch.model.cli.SettingsOptions;
import io.cinematch.model.settings.Settings;
import java.util.HashMap;
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

    RunReport run(Surroundings around, NightPlan plan) {
        Map<String, String> environment = new HashMap<>(around.environment());
        if (master != null) {
            environment.put("CINEMATCH_SPARK_MASTER", master);
        }
        Settings chosen = settings.load(environment);
        return new NightRunner(chosen, around.console(), around.clock(), around.dataLocator(chosen.localFolder()))
                .run(plan);
    }
}
