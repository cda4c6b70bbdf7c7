package io.cinematch.jobs.night;

import static org.assertj.core.api.Assertions.assertThat;

import io.cinematch.jobs.SharedSpark;
import io.cinematch.jobs.TestData;
import io.cinematch.jobs.cli.JobsCommand;
import io.cinematch.jobs.cli.Surroundings;
import io.cinematch.model.cli.CommandRunner;
import io.cinematch.model.console.Console;
import io.cinematch.model.release.UserRecord;
import io.cinematch.model.store.ActiveReleases;
import io.cinematch.model.store.Forgetting;
import io.cinematch.model.store.Keys;
import io.cinematch.model.store.LiveRatings;
import io.cinematch.model.store.RatingLog;
import io.cinematch.model.store.RealRedis;
import io.cinematch.model.store.ReleaseStore;
import io.cinematch.model.store.UserStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** From what a user tells the service into the release of the night, and out of Redis again when it may go. */
class RatingLoopSparkIT {
    @RegisterExtension
    static final RealRedis REDIS = new RealRedis();

    private static final long NEWCOMER = 900_001;

    @TempDir
    private static Path sets;

    @TempDir
    private Path home;

    private static Path set;

    private final LiveRatings live = new LiveRatings(REDIS.client());
    private final UserStore users = new UserStore(REDIS.client());
    private final RatingLog log = new RatingLog(REDIS.client());
    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private Instant now = Instant.parse("2026-01-01T03:00:00Z");

    @BeforeAll
    static void prepare() throws IOException {
        set = TestData.write(sets.resolve("small"), 80, 15, 1);
        SharedSpark.session();
    }

    @BeforeEach
    void empty() {
        REDIS.client().flushAll();
    }

    private void run(String... arguments) {
        Map<String, String> environment = Map.of(
                "CINEMATCH_DATA_DIR", home.resolve("data").toString(),
                "CINEMATCH_REDIS_URL", REDIS.address().toString(),
                "CINEMATCH_TRAIN_VARIANTS", "bias",
                "CINEMATCH_PUBLISH_VARIANTS", "bias",
                "CINEMATCH_SERVE_VARIANT", "bias",
                "CINEMATCH_NIGHTLY_ANALYSES", "");
        StringWriter errors = new StringWriter();
        CommandLine command = JobsCommand.create(new Surroundings(
                new Console(new PrintStream(told, true, StandardCharsets.UTF_8), false),
                Clock.fixed(now, ZoneOffset.UTC),
                environment,
                home,
                URI.create("http://127.0.0.1:1/")));
        command.setErr(new PrintWriter(errors, true));
        assertThat(CommandRunner.run(command, arguments)).as(errors.toString()).isZero();
    }

    /** Published under its own run's id. */
    private String night() {
        run("nightly", "--data", set.toString());
        now = now.plusSeconds(86_400);
        return active();
    }

    private static String active() {
        return new ActiveReleases(REDIS.client()).of("bias").orElseThrow();
    }

    /** Movie to stars, as a release knows a user; empty for a stranger. */
    private Map<Integer, Float> knows(String release, long user) {
        Map<Integer, Float> rated = new TreeMap<>();
        int[] ids = new ReleaseStore(REDIS.client()).load(release).items().ids();
        Optional<UserRecord> record = users.read(user, release).release();
        record.ifPresent(known -> {
            for (int k = 0; k < known.rated().length; k++) {
                rated.put(ids[known.rated()[k]], known.stars()[k]);
            }
        });
        return rated;
    }

    private long inLog() {
        LongAdder entries = new LongAdder();
        log.each(null, page -> entries.add(page.size()));
        return entries.sum();
    }

    private String lastNight() {
        return told.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("  ingest"))
                .reduce((a, b) -> b)
                .orElseThrow();
    }

    @Test
    void aRatingIsInTheNextReleaseAndGoesOutOfRedisOnceEveryReleaseKnowsIt() {
        String before = night();
        live.rate(NEWCOMER, Map.of(1, 5f, 2, 4f, 3, 1f), now);
        int first = knows(before, 1).keySet().iterator().next();
        live.takeBack(1, Set.of(first), Set.of(first), now);

        String known = night();
        assertThat(lastNight()).endsWith("; + 3 live ratings of 1 user, 1 taken back");
        assertThat(knows(before, NEWCOMER)).isEmpty();
        assertThat(knows(known, NEWCOMER)).isEqualTo(Map.of(1, 5f, 2, 4f, 3, 1f));
        assertThat(knows(known, 1)).hasSize(14).doesNotContainKey(first);
        assertThat(new ReleaseStore(REDIS.client())
                        .manifest(known)
                        .orElseThrow()
                        .logPosition())
                .isEqualTo(log.end());
        // Whoever goes back to the release before must find them.
        assertThat(users.read(NEWCOMER, before).live()).hasSize(3);
        assertThat(inLog()).isEqualTo(4);

        REDIS.client().del(Keys.manifest(before), Keys.done(before));
        live.rate(NEWCOMER, Map.of(2, 2f), now);
        String third = night();

        assertThat(knows(third, NEWCOMER)).isEqualTo(Map.of(1, 5f, 2, 2f, 3, 1f));
        assertThat(inLog()).as("what only the newest release knows").isOne();
        assertThat(users.read(NEWCOMER, third).live())
                .extracting(l -> l.movie())
                .containsExactly(2);
        assertThat(users.read(1, third).live()).isEmpty();
        assertThat(told.toString(StandardCharsets.UTF_8)).contains("rating log         4 entries");

        REDIS.client().del(Keys.manifest(known), Keys.done(known));
        String fourth = night();
        assertThat(knows(fourth, NEWCOMER)).isEqualTo(Map.of(1, 5f, 2, 2f, 3, 1f));
        assertThat(knows(fourth, 1)).hasSize(14).doesNotContainKey(first);
        assertThat(inLog()).isZero();
    }

    @Test
    void aRatingMadeDuringTrainingSurvives() {
        live.rate(NEWCOMER, Map.of(1, 5f), now);
        live.rate(NEWCOMER, Map.of(2, 5f), now);
        run("ingest", "--data", set.toString());
        live.rate(NEWCOMER, Map.of(3, 3f), now);
        live.rate(NEWCOMER, Map.of(1, 0.5f), now);
        live.takeBack(NEWCOMER, Set.of(2), Set.of(), now);
        for (String step : new String[] {"split", "train", "score", "publish"}) {
            run(step);
        }
        String first = active();

        assertThat(knows(first, NEWCOMER)).isEqualTo(Map.of(1, 5f, 2, 5f));
        assertThat(users.read(NEWCOMER, first).live())
                .extracting(l -> l.movie() + ":" + l.stars())
                .containsExactly("1:0.5", "2:0.0", "3:3.0");
        assertThat(inLog()).isEqualTo(3);
        now = now.plusSeconds(86_400);
        assertThat(knows(night(), NEWCOMER)).isEqualTo(Map.of(1, 0.5f, 3, 3f));
    }

    @Test
    void whoIsForgottenDuringTrainingIsNotInTheRelease() {
        live.rate(NEWCOMER, Map.of(1, 5f), now);
        run("ingest", "--data", set.toString());
        new Forgetting(REDIS.client()).forget(NEWCOMER, now);
        new Forgetting(REDIS.client()).forget(1, now);
        for (String step : new String[] {"split", "train", "score", "publish"}) {
            run(step);
        }
        String run = active();
        assertThat(users.read(NEWCOMER, run).release()).isEmpty();
        assertThat(users.read(1, run).release()).isEmpty();
        assertThat(users.read(2, run).release()).isPresent();

        // And not when that run is published again long after the log has let go of it.
        now = now.plusSeconds(86_400);
        REDIS.client().del(Keys.done(run), Keys.manifest(run));
        String next = night();
        assertThat(users.read(1, next).release()).isEmpty();
        assertThat(inLog()).isZero();
        run("publish", "--run", "20260101-030000");
        assertThat(active()).isEqualTo(run);
        assertThat(users.read(1, run).release()).isEmpty();
        assertThat(users.read(2, run).release()).isPresent();
    }
}
