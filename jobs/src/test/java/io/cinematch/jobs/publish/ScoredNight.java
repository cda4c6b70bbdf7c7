package io.cinematch.jobs.publish;

import io.cinematch.jobs.TestData;
import io.cinematch.jobs.TestNight;
import io.cinematch.jobs.ingest.IngestStep;
import io.cinematch.jobs.movielens.MovieLensFolder;
import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.run.VariantReport;
import io.cinematch.jobs.score.ScoreStep;
import io.cinematch.jobs.step.NightContext;
import io.cinematch.model.console.Console;
import io.cinematch.model.store.ActiveReleases;
import io.cinematch.model.store.RealRedis;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A night up to where it publishes: {@code bias}, of 50 users with 20 ratings each. */
record ScoredNight(NightContext context, RunReport report, RealRedis redis) {
    static ScoredNight in(Path folder, RealRedis redis, Map<String, String> settings) throws IOException {
        Map<String, String> all = new HashMap<>(settings);
        all.put("CINEMATCH_TRAIN_VARIANTS", "bias");
        all.put("CINEMATCH_PUBLISH_VARIANTS", "bias");
        all.put("CINEMATCH_SERVE_VARIANT", "bias");
        all.put("CINEMATCH_REDIS_URL", redis.address().toString());
        NightContext night = TestNight.in(folder.resolve("data"), all);
        RunReport ingested = new IngestStep(
                        night, MovieLensFolder.recognise(TestData.write(folder.resolve("set"), 50, 20, 1)))
                .run(RunReport.begun("test", TestNight.NOW, "test"))
                .report()
                .withVariants(
                        List.of(new VariantReport("bias", "bias", Map.of(), 1, List.of(), 0, Map.of("rmse", 0.9))));
        return new ScoredNight(night, new ScoreStep(night).run(ingested).report(), redis);
    }

    RunReport.ReleaseReport publish() {
        return publish(report.run());
    }

    /** As another night on the same scored files. */
    RunReport.ReleaseReport publish(String run) {
        return new PublishStep(context, Optional.empty())
                .run(named(run))
                .report()
                .releases()
                .get("bias");
    }

    RunReport named(String run) {
        return new RunReport(
                run,
                report.startedAt(),
                report.source(),
                report.data(),
                report.split(),
                report.protocol(),
                report.steps(),
                report.variants(),
                report.releases(),
                report.made(),
                report.status());
    }

    /** The same, telling what it does. */
    ScoredNight telling(PrintStream out) {
        NightContext telling = new NightContext(
                context.spark(),
                context.settings(),
                context.storage(),
                context.run(),
                new Console(out, false),
                context.clock());
        return new ScoredNight(telling, report, redis);
    }

    Optional<String> active() {
        return new ActiveReleases(redis.client()).of("bias");
    }

    /** How many keys are stored of a release. */
    long keysOf(String release) {
        return redis.client().keys("cm:*rel:" + release + "*").size();
    }
}
