package io.cinematch.jobs.live;

import io.cinematch.model.console.Console;
import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import io.cinematch.model.settings.ServeSettings;
import io.cinematch.model.settings.Settings;
import io.cinematch.model.store.LocalRedis;
import io.cinematch.model.store.Redis;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

/** Reports on the experiment that the service runs. */
public final class LiveAbTest {
    private final Settings settings;
    private final Console console;
    private final Clock clock;

    public LiveAbTest(Settings settings, Console console, Clock clock) {
        this.settings = settings;
        this.console = console;
        this.clock = clock;
    }

    /**
     * Tells of it and returns what it told.
     *
     * @throws CineMatchException (configuration) when there is no experiment, (data check) when nobody is in it yet
     */
    public LiveReport run() {
        ServeSettings.Experiment experiment = settings.serve().experiment();
        if (experiment.arms().size() < 2) {
            throw new CineMatchException(
                    ExitCode.CONFIGURATION,
                    "No experiment is configured: serve.experiment.arms names %d variants."
                            .formatted(experiment.arms().size()),
                    "Use the settings of the service (--conf), with arms { two-heads = 0.5, als = 0.5 } or the like.");
        }
        LiveExperiment live = new LiveExperiment(
                experiment, arms(experiment), settings.abTest().within());
        boolean full = read(live);
        if (live.users().isEmpty()) {
            throw new CineMatchException(
                    ExitCode.DATA_CHECK,
                    "Nobody has been shown anything by experiment '%s' yet. %s"
                            .formatted(experiment.salt(), String.join(" ", live.passedOver()))
                            .strip(),
                    "Does the service run with these settings (serve.experiment, serve.exposures), and do users ask it?");
        }
        LiveReport report = new LiveJudge(live, clock.instant(), full).report();
        LiveText.lines(report).forEach(console::say);
        return report;
    }

    private boolean read(LiveExperiment live) {
        try (LocalRedis redis = LocalRedis.ensure(
                        settings.redis().address(),
                        settings.redisFolder(),
                        settings.redis().durability());
                UnifiedJedis client =
                        Redis.pool(settings.redis().address(), settings.redis().timeout(), 1)) {
            LiveStreams streams = new LiveStreams(client);
            streams.into(live, console);
            // Nearly as many as are kept: the first may be gone.
            return streams.exposures() > 0.99 * settings.serve().exposures();
        }
    }

    /** The variant that everybody is served without an experiment comes first, if it is among them; then by name. */
    private List<String> arms(ServeSettings.Experiment experiment) {
        return experiment.arms().keySet().stream()
                .sorted(Comparator.comparing(
                                (String arm) -> !arm.equals(settings.serve().variant()))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }
}
