package io.cinematch.jobs.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cinematch.model.console.Console;
import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetcherTest {
    private static final KnownSet SET = KnownSet.ML_LATEST_SMALL;
    private static final String NAME = "ml-latest-small.zip";
    private static final String RATINGS = "userId,movieId,rating,timestamp\n" + "1,1,4.0,964982703\n".repeat(5000);
    private static final Map<String, String> WHOLE = Map.of(
            "ml-latest-small/ratings.csv",
            RATINGS,
            "ml-latest-small/movies.csv",
            "movieId,title,genres\n1,Toy Story (1995),Comedy\n");

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @TempDir
    Path root;

    private FileServer server;

    @BeforeEach
    void start() throws IOException {
        server = new FileServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void bringsAFreshDataSet() throws Exception {
        offer(FileServer.zip(WHOLE), "\"a\"");

        fetch();

        assertWhole();
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("GroupLens", "acknowledgement", "Downloading");
    }

    @Test
    void goesOnAfterACutConnection() throws Exception {
        offer(FileServer.zip(WHOLE), "\"a\"");
        server.cut(30_000, 2);

        fetch();

        assertWhole();
        assertThat(server.asked()).hasSize(4).last().asString().startsWith("bytes=");
    }

    @Test
    void goesOnWhereAnEarlierRunStopped() throws Exception {
        byte[] zip = FileServer.zip(WHOLE);
        offer(zip, "\"a\"");
        left(zip, 40_000, "\"a\"");

        fetch();

        assertWhole();
        assertThat(server.asked()).contains("bytes=40000-");
    }

    @Test
    void startsOverWhenTheServerKnowsNoRanges() throws Exception {
        byte[] zip = FileServer.zip(WHOLE);
        offer(zip, "\"a\"");
        left(zip, 40_000, "\"a\"");
        server.withoutRanges();

        fetch();

        assertWhole();
    }

    @Test
    void doesNotGlueANewFileToAnOldHalf() throws Exception {
        left("x".repeat(40_000).getBytes(StandardCharsets.UTF_8), 40_000, "\"old\"");
        offer(FileServer.zip(WHOLE), "\"new\"");

        fetch();

        assertWhole();
    }

    @Test
    void startsOverWhenItCannotTellWhichVersionTheHalfIsOf() throws Exception {
        byte[] zip = FileServer.zip(WHOLE);
        offer(zip, "W/\"weak\"");
        left(zip, 40_000, "");

        fetch();

        assertWhole();
        assertThat(server.asked()).containsOnly("-");
    }

    @Test
    void usesAPartThatIsWholeAlready() throws Exception {
        byte[] zip = FileServer.zip(WHOLE);
        offer(zip, "\"a\"");
        left(zip, zip.length, "\"a\"");

        fetch();

        assertWhole();
    }

    @Test
    void removesAFileWithTheWrongChecksum() throws Exception {
        server.put(NAME, FileServer.zip(WHOLE), "\"a\"");
        server.put(NAME + ".md5", "00000000000000000000000000000000  x.zip".getBytes(StandardCharsets.UTF_8), "\"m\"");

        assertFails(ExitCode.DATA_CHECK, "checksum");
        assertThat(inRoot()).isEmpty();
    }

    @Test
    void holdsAPinnedSetToItsPinnedChecksum() throws Exception {
        server.put("ml-1m.zip", FileServer.zip(WHOLE), "\"a\"");

        assertThatThrownBy(() -> fetcher(server.base()).fetch(KnownSet.ML_1M))
                .isInstanceOf(CineMatchException.class)
                .hasMessageContaining("c4d9eecfca2ab87c1945afe126590906");
    }

    @Test
    void saysWhatTheServerAnswered() {
        assertFails(ExitCode.OTHER, "404");
        assertThat(root.resolve("ml-latest-small")).doesNotExist();
    }

    @Test
    void keepsWhatArrivedWhenTheConnectionKeepsBreaking() throws Exception {
        offer(FileServer.zip(WHOLE), "\"a\"");
        server.cut(1000, 5);

        assertFails(ExitCode.OTHER, "Could not download");
        assertThat(Files.size(root.resolve(NAME + ".part"))).isPositive();
        fetch();

        assertWhole();
    }

    @Test
    void refusesAZipThatPointsOutside() throws Exception {
        offer(FileServer.zip(Map.of("../../evil.txt", "x", "ratings.csv", RATINGS)), "\"a\"");

        assertFails(ExitCode.DATA_CHECK, "outside the folder");
        assertThat(inRoot()).isEmpty();
        assertThat(root.resolveSibling("evil.txt")).doesNotExist();
    }

    @Test
    void refusesAZipThatUnpacksToTooMuch() throws Exception {
        Path zip = root.resolve("bomb.zip");
        Files.write(zip, FileServer.zip(WHOLE));

        assertThatThrownBy(() -> new Unzip(1000, 10).into(zip, root.resolve("out")))
                .hasMessageContaining("more than 1000 bytes");
        assertThatThrownBy(() -> new Unzip(1 << 20, 1).into(zip, root.resolve("out")))
                .hasMessageContaining("2 entries");
    }

    @Test
    void refusesAZipWithoutADataSet() throws Exception {
        offer(FileServer.zip(Map.of("readme.txt", "hello")), "\"a\"");

        assertFails(ExitCode.DATA_CHECK, "no MovieLens folder");
        assertThat(root.resolve("ml-latest-small")).doesNotExist();
    }

    @Test
    void doesNotTakeTheHalfFolderOfACrashForAWhole() throws Exception {
        Path half = Files.createDirectories(root.resolve(".ml-latest-small.incomplete/ml-latest-small"));
        Files.writeString(half.resolve("ratings.csv"), "half");
        offer(FileServer.zip(WHOLE), "\"a\"");

        fetch();

        assertWhole();
    }

    @Test
    void leavesAloneWhatIsThere() throws Exception {
        offer(FileServer.zip(WHOLE), "\"a\"");
        fetch();
        int asked = server.asked().size();

        fetch();

        assertThat(server.asked()).hasSize(asked);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("is there already");
    }

    @Test
    void tellsNoNetworkFromOtherFailures() {
        URI nobody = server.base();
        server.close();

        assertThat(fetcher(nobody).fetch(SET)).isInstanceOf(Fetched.NoNetwork.class);
        assertThat(fetcher(nobody).fetch(KnownSet.ML_1M)).isInstanceOf(Fetched.NoNetwork.class);
        assertThat(fetcher(URI.create("http://no-such-host.invalid/")).fetch(SET))
                .isInstanceOf(Fetched.NoNetwork.class);
    }

    @Test
    void namesTheSetsItKnows() {
        assertThatThrownBy(() -> KnownSet.named("ml-2m"))
                .isInstanceOfSatisfying(
                        CineMatchException.class, e -> assertThat(e.remedy()).contains("ml-1m", "ml-latest-small"));
    }

    private void fetch() {
        assertThat(fetcher(server.base()).fetch(SET)).isInstanceOf(Fetched.Ready.class);
    }

    private Fetcher fetcher(URI base) {
        Console console = new Console(new PrintStream(said, true, StandardCharsets.UTF_8), false);
        return new Fetcher(base, root, console, Duration.ofSeconds(20));
    }

    private void offer(byte[] zip, String etag) throws Exception {
        String md5 = HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(zip));
        server.put(NAME, zip, etag);
        server.put(NAME + ".md5", "MD5 (%s) = %s\n".formatted(NAME, md5).getBytes(StandardCharsets.UTF_8), "\"m\"");
    }

    private void left(byte[] zip, int bytes, String version) throws IOException {
        Files.write(root.resolve(NAME + ".part"), Arrays.copyOf(zip, bytes));
        Files.writeString(root.resolve(NAME + ".part.version"), version);
    }

    private void assertWhole() throws IOException {
        assertThat(inRoot()).containsExactly("ml-latest-small");
        assertThat(root.resolve("ml-latest-small/ratings.csv")).hasContent(RATINGS);
    }

    private void assertFails(ExitCode exit, String words) {
        assertThatThrownBy(() -> fetcher(server.base()).fetch(SET))
                .isInstanceOfSatisfying(CineMatchException.class, e -> {
                    assertThat(e.exit()).isEqualTo(exit);
                    assertThat(e).hasMessageContaining(words);
                });
    }

    private List<String> inRoot() throws IOException {
        try (Stream<Path> files = Files.list(root)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
