package io.cinematch.jobs.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.cinematch.jobs.cli.JobsCommand;
import io.cinematch.jobs.cli.Surroundings;
import io.cinematch.model.cli.CommandRunner;
import io.cinematch.model.console.Console;
import io.cinematch.model.experiment.Buckets;
import io.cinematch.model.experiment.Exposure;
import io.cinematch.model.release.Json;
import io.cinematch.model.store.Forgetting;
import io.cinematch.model.store.Keys;
import io.cinematch.model.store.LiveRatings;
import io.cinematch.model.store.RealRedis;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import redis.clients.jedis.params.XAddParams;

/** The command as typed, on what is written as the service writes it, in a real Redis. */
class LiveAbTestIT {
    @RegisterExtension
    static final RealRedis REDIS = new RealRedis();

    private static final Buckets DEAL = new Buckets("may", Map.of("als", 1.0, "two-heads", 1.0));
    private static final String EXPERIMENT =
            "publish.variants = [two-heads, als]\nserve.experiment { salt = may, arms { two-heads = 1, als = 1 } }\n";

    @TempDir
    private Path home;

    private final StringWriter errors = new StringWriter();
    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    /** That of the machine: entries' ids have it from Redis. */
    private final Instant now = Instant.now();

    @BeforeEach
    void empty() {
        REDIS.client().flushAll();
    }

    private int run(String... arguments) {
        Surroundings around = new Surroundings(
                new Console(new PrintStream(told, true, StandardCharsets.UTF_8), false),
                Clock.fixed(now.plus(Duration.ofHours(2)), ZoneOffset.UTC),
                Map.of("CINEMATCH_REDIS_URL", REDIS.address().toString(), "CINEMATCH_DATA_DIR", home.toString()),
                home,
                URI.create("http://127.0.0.1:1/"));
        CommandLine command = JobsCommand.create(around);
        command.setErr(new PrintWriter(errors, true));
        return CommandRunner.run(command, arguments);
    }

    private String conf() throws IOException {
        return Files.writeString(home.resolve("my.conf"), EXPERIMENT).toString();
    }

    private void shown(long user) {
        Exposure exposure =
                new Exposure(now, user, DEAL.of(user), "r1", true, "may", "precomputed", new int[] {10, 20});
        REDIS.client().xadd(Keys.EXPOSURES, XAddParams.xAddParams(), exposure.fields());
    }

    @Test
    void whatTheServiceWroteIsReadAndJudged() throws IOException {
        LiveRatings ratings = new LiveRatings(REDIS.client());
        int rated = 0;
        for (long user = 1; user <= 1500; user++) {
            shown(user);
            boolean likes = user % 10 < (DEAL.of(user).equals("als") ? 1 : 4);
            if (likes) {
                ratings.rate(user, Map.of(10, 4f), now.plusSeconds(1));
                rated++;
            }
        }
        // Rated, then taken back; rated without having been shown it; forgotten.
        ratings.rate(5, Map.of(20, 3f), now.plusSeconds(2));
        ratings.takeBack(5, Set.of(20), Set.of(), now.plusSeconds(3));
        ratings.rate(6, Map.of(99, 3f), now.plusSeconds(2));
        new Forgetting(REDIS.client()).forget(1500, now.plusSeconds(4));
        REDIS.client().xadd(Keys.EXPOSURES, XAddParams.xAddParams(), Map.of("user", "7"));

        Path json = home.resolve("live.json");
        assertThat(run("abtest", "--live", "--conf", conf(), "--json", json.toString()))
                .as(errors.toString())
                .isZero();

        LiveReport report = Json.read(Files.readAllBytes(json), LiveReport.class);
        assertThat(report.arms()).extracting(LiveReport.Arm::variant).containsExactly("two-heads", "als");
        assertThat(report.arms().stream().mapToLong(LiveReport.Arm::users).sum())
                .isEqualTo(1499);
        assertThat(report.arms().stream().mapToLong(LiveReport.Arm::raters).sum())
                .isEqualTo(rated - 1);
        assertThat(report.notes()).contains("Passed over: 1 unreadable.");
        List<String> lines = told.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
        assertThat(lines).anyMatch(line -> line.contains("rating rate: als is WORSE than two-heads"));
    }

    @Test
    void noExperimentIsAConfigurationErrorAndNobodyInItADataCheck() throws IOException {
        assertThat(run("abtest", "--live")).isEqualTo(3);
        assertThat(errors.toString()).contains("No experiment is configured").contains("arms {");
        assertThat(run("abtest", "--live", "--conf", conf())).isEqualTo(4);
        assertThat(errors.toString()).contains("Nobody has been shown anything by experiment 'may' yet");
    }

    @Test
    void optionsOfTheOtherKindOfExperimentAreRefused() {
        assertThat(run("abtest", "--live", "--aa")).isEqualTo(2);
        assertThat(run("abtest", "--live", "--run", "x")).isEqualTo(2);
        assertThat(run("abtest", "--within", "10m")).isEqualTo(2);
        assertThat(run("abtest", "--live", "--within", "soon")).isEqualTo(3);
    }
}
