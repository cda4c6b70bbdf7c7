package io.cinematch.jobs.night;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cinematch.jobs.SharedSpark;
import io.cinematch.jobs.cli.JobsCommand;
import io.cinematch.jobs.cli.Surroundings;
import io.cinematch.model.cli.CommandRunner;
import io.cinematch.model.console.Console;
import io.cinematch.model.store.RealRedis;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** Commands as typed, in a folder of their own, with a small FunkSVD and no analyses. */
final class TypedNight {
    final Map<String, String> environment = new HashMap<>();
    final Path home;
    Instant now = Instant.parse("2026-01-01T03:00:00Z");

    private final StringWriter errors = new StringWriter();
    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    TypedNight(Path home, RealRedis redis) {
        this.home = home;
        SharedSpark.session();
        environment.putAll(Map.of(
                "CINEMATCH_DATA_DIR", home.resolve("data").toString(),
                "CINEMATCH_REDIS_URL", redis.address().toString(),
                "CINEMATCH_TRAIN_VARIANTS", "popularity,funksvd",
                "CINEMATCH_PUBLISH_VARIANTS", "funksvd",
                "CINEMATCH_SERVE_VARIANT", "funksvd",
                "CINEMATCH_NIGHTLY_ANALYSES", "",
                "CINEMATCH_VARIANTS_FUNKSVD_MAX_ITER", "4",
                "CINEMATCH_VARIANTS_FUNKSVD_RANK", "4",
                "CINEMATCH_VARIANTS_FUNKSVD_NUM_BLOCKS", "2"));
    }

    /** The exit code; what was told before is forgotten. */
    int type(String... arguments) {
        told.reset();
        errors.getBuffer().setLength(0);
        Surroundings around = new Surroundings(
                new Console(new PrintStream(told, true, StandardCharsets.UTF_8), false),
                Clock.fixed(now, ZoneOffset.UTC),
                environment,
                home,
                URI.create("http://127.0.0.1:1/"));
        CommandLine command = JobsCommand.create(around);
        command.setErr(new PrintWriter(errors, true));
        return CommandRunner.run(command, arguments);
    }

    String errors() {
        return errors.toString();
    }

    List<String> lines() {
        return told.toString(StandardCharsets.UTF_8).lines().toList();
    }

    JsonNode lastLine() throws IOException {
        return new ObjectMapper().readTree(lines().get(lines().size() - 1));
    }

    Path run(String run) {
        return home.resolve("data/runs").resolve(run);
    }

    JsonNode report(String run) throws IOException {
        return new ObjectMapper().readTree(run(run).resolve("report.json").toFile());
    }

    String checksum(String run) throws IOException {
        return report(run).at("/releases/funksvd/checksum").asText();
    }
}
