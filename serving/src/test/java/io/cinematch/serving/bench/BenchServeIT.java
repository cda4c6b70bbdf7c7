package io.cinematch.serving.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cinematch.model.cli.CommandRunner;
import io.cinematch.model.console.Console;
import io.cinematch.model.store.Keys;
import io.cinematch.model.store.RealRedis;
import io.cinematch.serving.SmallRelease;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BenchServeIT {
    @RegisterExtension
    static final RealRedis REDIS = new RealRedis();

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void empty() {
        REDIS.client().flushAll();
    }

    @Test
    void measuresEveryPartAndLeavesNoRatingsBehind() throws Exception {
        SmallRelease.publish(REDIS.client(), "night1");
        Path json = folder.resolve("bench.json");

        int code = run(
                "--starts",
                "1",
                "--rounds",
                "1",
                "--round-seconds",
                "1",
                "--seconds",
                "2",
                "--rate",
                "50",
                "--json",
                json.toString());

        assertThat(err.toString()).isEmpty();
        assertThat(code).isZero();
        assertThat(printed())
                .contains("release night1, 2 users, 120 movies", "÷ bare route", "p99 at 50 requests/s", "^ swap");
        JsonNode report = new ObjectMapper().readTree(json.toFile());
        assertThat(report.at("/latency/latencies/0/count").asLong()).isEqualTo(100);
        assertThat(report.at("/latency/errors")).isEmpty();
        assertThat(report.at("/throughput/errors")).isEmpty();
        assertThat(report.at("/throughput/perSecond"))
                .hasSize(3)
                .allMatch(rounds -> rounds.get(0).asDouble() > 0);
        assertThat(report.at("/latency/residentMiB").asDouble()).isPositive();
        assertThat(report.at("/latency/liveHeapMiB")).hasSize(3).allMatch(heap -> heap.asDouble() > 0);
        assertThat(REDIS.client().keys("cm:{b*}:log")).isEmpty();
        assertThat(REDIS.client().hgetAll(Keys.ACTIVE)).containsExactly(Map.entry(SmallRelease.VARIANT, "night1"));
    }

    @Test
    void onlyMeasuresWhatIsAskedFor() throws Exception {
        SmallRelease.publish(REDIS.client(), "night1");

        assertThat(run("--only", "start", "--starts", "1")).isZero();

        assertThat(printed()).contains("start to ready").doesNotContain("bare route", "p99");
    }

    @Test
    void withoutAReleaseItSaysHowToMakeOne() {
        assertThat(run("--only", "start")).isEqualTo(6);

        assertThat(err.toString()).contains("no release of variant two-heads", "./cinematch nightly");
    }

    @Test
    void aLengthOfNothingIsRefused() {
        assertThat(run("--seconds", "0")).isEqualTo(2);

        assertThat(err.toString()).contains("--seconds must be at least 1, not 0", "--seconds 180");
    }

    private int run(String... args) {
        Map<String, String> environment =
                Map.of("CINEMATCH_REDIS_URL", REDIS.address().toString(), "CINEMATCH_DATA_DIR", folder.toString());
        Console console = new Console(new PrintStream(out, true, StandardCharsets.UTF_8), false);
        CommandLine command = new CommandLine(new BenchServeCommand(environment, Clock.systemUTC(), console));
        return CommandRunner.run(command.setErr(new PrintWriter(err, true)), args);
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
