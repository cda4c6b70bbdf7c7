package io.cinematch.jobs.fetch;

import io.cinematch.jobs.files.FolderSwap;
import io.cinematch.jobs.movielens.MovieLensFolder;
import io.cinematch.model.console.Console;
import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.ZipException;

/** Brings a MovieLens data set to {@code <data root>/<name>}: all of it, checked, or nothing. */
public final class Fetcher {
    public static final URI GROUPLENS = URI.create("https://files.grouplens.org/datasets/movielens/");

    private static final Duration CONNECT = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final URI base;
    private final Path dataRoot;
    private final Console console;
    private final Download download;

    /** @param base where {@code <name>.zip} and {@code <name>.zip.md5} are; ends in a slash */
    public Fetcher(URI base, Path dataRoot, Console console) {
        this(base, dataRoot, console, PATIENCE);
    }

    Fetcher(URI base, Path dataRoot, Console console, Duration patience) {
        this.base = base;
        this.dataRoot = dataRoot;
        this.console = console;
        HttpClient http = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        this.download = new Download(http, patience, console);
    }

    /**
     * Downloads, unless it is there. What an earlier try left is continued.
     *
     * @return the folder, or that there is no network
     * @throws CineMatchException (data check) when the file is not what its checksum promises or holds no data set,
     *     (other) when the server refuses, the connection keeps breaking or the disk cannot be written
     */
    public Fetched fetch(KnownSet set) {
        Path target = dataRoot.resolve(set.id());
        if (Files.exists(target)) {
            MovieLensFolder folder = MovieLensFolder.recognise(target);
            console.say("%s is there already: %s".formatted(set.id(), target));
            return new Fetched.Ready(folder);
        }
        URI from = base.resolve(set.id() + ".zip");
        try {
            Files.createDirectories(dataRoot);
            License.show(set, console);
            console.say("Downloading " + from);
            unpack(set, checked(set, from), target);
            console.say("%s is in %s".formatted(set.id(), target));
            return new Fetched.Ready(MovieLensFolder.recognise(target));
        } catch (NoAnswerException e) {
            return new Fetched.NoNetwork("No answer from " + base.getHost() + ": " + e.getMessage());
        } catch (IOException e) {
            throw new CineMatchException(
                    ExitCode.OTHER,
                    "Could not download %s: %s".formatted(from, e.getMessage()),
                    "Run the same command again: it goes on where this one stopped. Or unpack the zip to " + target
                            + " yourself.",
                    e);
        }
    }

    private PartFile checked(KnownSet set, URI from) throws IOException {
        String wanted = set.md5().isPresent() ? set.md5().get() : published(set);
        PartFile part = new PartFile(dataRoot.resolve(set.id() + ".zip.part"));
        download.file(from, part);
        String got = Checksum.of(part.bytes());
        if (!got.equals(wanted)) {
            part.remove();
            throw new CineMatchException(
                    ExitCode.DATA_CHECK,
                    "%s has the checksum %s, but GroupLens publishes %s. It was removed.".formatted(from, got, wanted),
                    "Run the same command again. If it stays so, something between here and there changes files.");
        }
        return part;
    }

    private String published(KnownSet set) throws IOException {
        URI from = base.resolve(set.id() + ".zip.md5");
        return Checksum.in(download.text(from)).orElseThrow(() -> new IOException(from + " holds no MD5 checksum"));
    }

    private static void unpack(KnownSet set, PartFile part, Path target) throws IOException {
        try (FolderSwap swap = FolderSwap.of(target)) {
            Unzip.MOVIELENS.into(part.bytes(), swap.temporary());
            Path unpacked = MovieLensFolder.recognise(swap.temporary()).path();
            FileSums.write(unpacked);
            swap.commit(unpacked);
        } catch (ZipException e) {
            part.remove();
            throw new CineMatchException(
                    ExitCode.DATA_CHECK,
                    "The zip of %s %s. It was removed.".formatted(set.id(), e.getMessage()),
                    "Do not use files from this address.",
                    e);
        }
        part.remove();
    }
}
