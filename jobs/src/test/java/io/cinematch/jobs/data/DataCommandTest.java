package io.cinematch.jobs.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.cinematch.jobs.fetch.FileServer;
import io.cinematch.model.console.Console;
import io.cinematch.model.errors.CineMatchException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class DataCommandTest {
    private final StringWriter written = new StringWriter();
    private final AtomicReference<Exception> thrown = new AtomicReference<>();

    @TempDir
    Path root;

    @ParameterizedTest
    @ValueSource(strings = {"--help", "fetch --help", "sample --help"})
    void helpHasExamplesAndFits100Columns(String arguments) {
        assertThat(run("http://127.0.0.1:1/", arguments.split(" "))).isZero();
        assertThat(written.toString().lines()).allMatch(line -> line.length() <= 100);
        assertThat(written.toString()).contains("Examples:");
    }

    @Test
    void makesASample() {
        assertThat(run("http://127.0.0.1:1/", "sample", "--users=9", "--movies=30", "--ratings=99", "--seed=5"))
                .isZero();
        assertThat(root.resolve("sample/ratings.csv")).content().hasLineCount(100);
    }

    @Test
    void passesOnWhatIsWrongWithASample() {
        run("http://127.0.0.1:1/", "sample", "--users=0", "--movies=0");

        assertThat(thrown.get()).isInstanceOf(CineMatchException.class).hasMessageContainingAll("users", "movies");
    }

    @Test
    void checksAllNamesBeforeItDownloadsAny() throws Exception {
        try (FileServer server = new FileServer()) {
            run(server.base().toString(), "fetch", "ml-1m", "ml-2m");
        }

        assertThat(thrown.get()).isInstanceOf(CineMatchException.class).hasMessageContaining("ml-2m");
        assertThat(root).isEmptyDirectory();
    }

    @Test
    void saysThatThereIsNoNetwork() {
        run("http://127.0.0.1:1/", "fetch", "ml-1m");

        assertThat(thrown.get()).isInstanceOf(CineMatchException.class).hasMessageContaining("No answer from");
    }

    @Test
    void asksForASubcommand() {
        assertThat(run("http://127.0.0.1:1/")).isEqualTo(CommandLine.ExitCode.USAGE);
    }

    private int run(String base, String... arguments) {
        Console console = new Console(new PrintStream(OutputStream.nullOutputStream()), false);
        return DataCommand.create(console, root, URI.create(base))
                .setOut(new PrintWriter(written))
                .setErr(new PrintWriter(written))
                .setExecutionExceptionHandler((e, line, parsed) -> {
                    thrown.set(e);
                    return 1;
                })
                .execute(arguments);
    }
}
