package io.cinematch.model.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import redis.clients.jedis.exceptions.JedisConnectionException;

class CommandRunnerTest {
    private final StringWriter err = new StringWriter();

    @Command(name = "work")
    static final class Work implements Callable<Integer> {
        private final Callable<Integer> body;

        @Option(names = "--mode")
        ExitCode mode;

        Work(Callable<Integer> body) {
            this.body = body;
        }

        @Override
        public Integer call() throws Exception {
            return body.call();
        }
    }

    @Test
    void aCommandThatWorksSaysNothing() {
        assertThat(run(() -> 0, "--mode", "data_check")).isZero();
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aWrongOptionIsUsage() {
        assertThat(run(() -> 0, "--colour")).isEqualTo(2);
        assertThat(err.toString()).contains("Unknown option: '--colour'").contains("Usage: work");
    }

    @ParameterizedTest
    @EnumSource(
            value = ExitCode.class,
            names = {"OK"},
            mode = EnumSource.Mode.EXCLUDE)
    void anExpectedFailureIsItsMessageItsRemedyAndItsCode(ExitCode exit) {
        int code = run(() -> {
            throw new CineMatchException(exit, "There is no lake.", "Run ingest first.");
        });
        assertThat(code).isEqualTo(exit.code());
        assertThat(err.toString().lines()).containsExactly("error: There is no lake.", "       Run ingest first.");
    }

    @Test
    void anExpectedFailureIsFoundWithinWhatSparkWrapsAroundIt() {
        CineMatchException full = new CineMatchException(ExitCode.STORE, "Redis is full.", "Give it more memory.");
        int code = run(() -> {
            throw new IllegalStateException("Job aborted", new RuntimeException("task 3", full));
        });
        assertThat(code).isEqualTo(6);
        assertThat(err.toString()).startsWith("error: Redis is full.").doesNotContain("aborted");
    }

    @Test
    void redisGoingAwayIsTheStoresFailureWhereverItIsNoticed() {
        int code = run(() -> {
            throw new IllegalStateException("reading", new JedisConnectionException("Connection reset"));
        });
        assertThat(code).isEqualTo(6);
        assertThat(err.toString()).startsWith("error: Redis: Connection reset");
    }

    @Test
    void anythingElseIsABugThatPointsToTheLog() {
        int code = run(() -> {
            throw new IllegalStateException("impossible");
        });
        assertThat(code).isEqualTo(1);
        assertThat(err.toString())
                .contains("unexpected failure: java.lang.IllegalStateException: impossible")
                .contains("data/logs")
                .doesNotContain("\tat ");
    }

    @Test
    void anErrorIsToldTooAndDoesNotEscape() {
        int code = run(() -> {
            throw new StackOverflowError();
        });
        assertThat(code).isEqualTo(1);
        assertThat(err.toString()).contains("unexpected failure: java.lang.StackOverflowError");
    }

    private int run(Callable<Integer> body, String... args) {
        CommandLine command = new CommandLine(new Work(body)).setErr(new PrintWriter(err, true));
        return CommandRunner.run(command, args);
    }
}
