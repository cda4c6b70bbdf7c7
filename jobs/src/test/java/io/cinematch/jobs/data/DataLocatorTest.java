package io.cinematch.jobs.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cinematch.jobs.fetch.Fetcher;
import io.cinematch.jobs.fetch.FileServer;
import io.cinematch.jobs.movielens.MovieLensFolder;
import io.cinematch.jobs.movielens.MovieLensRelease;
import io.cinematch.jobs.sample.SampleSpec;
import io.cinematch.jobs.sample.SampleTruth;
import io.cinematch.jobs.sample.SampleWriter;
import io.cinematch.model.console.Console;
import io.cinematch.model.errors.CineMatchException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataLocatorTest {
    private static final SampleSpec SMALL = new SampleSpec(20, 30, 200, 1);

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Console console = new Console(new PrintStream(said, true, StandardCharsets.UTF_8), false);

    @TempDir
    Path root;

    @Test
    void takesTheFolderAskedFor() throws IOException {
        Path mine = ratings(root.resolve("mine"));
        ratings(root.resolve("ml-1m"));

        assertThat(offline().locate(Optional.of(mine)).path()).isEqualTo(mine);
    }

    @Test
    void doesNotFallBackWhenTheFolderAskedForIsNone() {
        assertThatThrownBy(() -> offline().locate(Optional.of(root.resolve("typo"))))
                .isInstanceOf(CineMatchException.class);
        assertThat(root.resolve("sample")).doesNotExist();
    }

    @Test
    void prefersMovieLens1MThatIsThere() throws IOException {
        Path there = ratings(root.resolve("ml-1m"));

        assertThat(offline().locate(Optional.empty()).path()).isEqualTo(there);
        assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void makesASampleWithoutANetworkAndSaysSo() throws IOException {
        MovieLensFolder folder = offline().locate(Optional.empty());

        assertThat(folder.path()).isEqualTo(root.resolve("sample"));
        assertThat(folder.release()).isEqualTo(MovieLensRelease.CSV);
        assertThat(SampleTruth.in(folder.path()))
                .get()
                .extracting(SampleTruth::spec)
                .isEqualTo(SMALL);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("GENERATED SAMPLE");
    }

    @Test
    void usesASampleThatIsThereWhateverItsSize() {
        SampleSpec other = new SampleSpec(5, 10, 25, 3);
        new SampleWriter(console).write(other, root.resolve("sample"));

        assertThat(offline().locate(Optional.empty()).path()).isEqualTo(root.resolve("sample"));
        assertThat(root.resolve("sample/ratings.csv")).content().hasLineCount(26);
    }

    @Test
    void doesNotHideADownloadThatWentWrong() throws IOException {
        try (FileServer server = new FileServer()) {
            server.put("ml-1m.zip", FileServer.zip(Map.of("x", "y")), "\"a\"");

            assertThatThrownBy(() -> locator(server.base()).locate(Optional.empty()))
                    .isInstanceOf(CineMatchException.class)
                    .hasMessageContaining("checksum");
        }
        assertThat(root.resolve("sample")).doesNotExist();
    }

    private DataLocator offline() {
        // Port 1 is reserved and nobody listens there.
        return locator(URI.create("http://127.0.0.1:1/"));
    }

    private DataLocator locator(URI base) {
        return new DataLocator(console, root, new Fetcher(base, root, console), new SampleWriter(console), SMALL);
    }

    private static Path ratings(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("ratings.dat"), "1::1::5::978300019\n");
        Files.writeString(folder.resolve("movies.dat"), "1::Toy Story (1995)::Comedy\n");
        return folder;
    }
}
