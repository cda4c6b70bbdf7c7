package io.cinematch.jobs;

import io.cinematch.jobs.run.RunFolder;
import io.cinematch.jobs.run.Storage;
import io.cinematch.jobs.step.NightContext;
import io.cinematch.model.console.Console;
import io.cinematch.model.settings.SettingsLoader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a step works with, in a folder of a test's own. */
public final class TestNight {
    public static final Instant NOW = Instant.parse("2026-01-01T03:00:00Z");

    private TestNight() {}

    /** The default settings, but for those named as environment variables; without a Redis no rating log is read. */
    public static NightContext in(Path folder, Map<String, String> settings) {
        Map<String, String> environment = new HashMap<>(settings);
        if (!settings.containsKey("CINEMATCH_REDIS_URL")) {
            environment.putIfAbsent("CINEMATCH_INGEST_RATING_LOG", "skip");
        }
        environment.put("CINEMATCH_DATA_DIR", folder.toString());
        return new NightContext(
                SharedSpark.session(),
                SettingsLoader.load(List.of(), environment),
                new Storage(SharedSpark.context().hadoopConfiguration()),
                new RunFolder(folder.toString(), "test"),
                new Console(new PrintStream(OutputStream.nullOutputStream()), false),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }
}
