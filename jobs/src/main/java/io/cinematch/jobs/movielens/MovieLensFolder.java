package io.cinematch.jobs.movielens;

import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder that holds a MovieLens release, or anything in the same form.
 *
 * @param path where the files are
 * @param release which family of releases it belongs to
 * @param ratingsFormat how a line of its ratings is laid out
 */
public record MovieLensFolder(Path path, MovieLensRelease release, RatingsFormat ratingsFormat) {
    /** As a path has it: of two slashes one is left. */
    private static final Pattern ADDRESS = Pattern.compile("[a-z][a-z0-9]+:/.*");

    private static final String REMEDY =
            "Give --data a folder as MovieLens ships it, or get one: ./cinematch data fetch ml-latest-small";

    /**
     * Finds out which release a folder holds by the files in it. A folder with exactly one such folder inside will do.
     *
     * @throws CineMatchException (data check) when it holds none, more than one, or files that lack what they need
     */
    public static MovieLensFolder recognise(Path folder) {
        if (ADDRESS.matcher(folder.toString()).matches()) {
            throw new CineMatchException(
                    ExitCode.DATA_CHECK,
                    "%s is an address; a data set is read from a folder of this machine.".formatted(folder),
                    "Copy it here first: hadoop fs -get, or aws s3 sync. From here it goes to the lake wherever that is.");
        }
        if (!Files.isDirectory(folder)) {
            throw bad("There is no folder " + folder + ".");
        }
        try {
            List<MovieLensFolder> here = in(folder);
            return theOne(folder, here.isEmpty() ? inside(folder) : here);
        } catch (IOException e) {
            throw new CineMatchException(
                    ExitCode.DATA_CHECK, "Could not read " + folder + ": " + e, "Check its permissions.", e);
        }
    }

    public Path ratings() {
        return path.resolve(release.ratings());
    }

    public Path movies() {
        return path.resolve(release.movies());
    }

    /** External ids; only the CSV releases bring them, but any folder may have them. */
    public Optional<Path> links() {
        return Optional.of(path.resolve("links.csv")).filter(Files::isRegularFile);
    }

    private static List<MovieLensFolder> inside(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(Files::isDirectory)
                    .sorted()
                    .flatMap(child -> releasesIn(child).map(release -> open(child, release)))
                    .toList();
        }
    }

    private static List<MovieLensFolder> in(Path folder) {
        return releasesIn(folder).map(release -> open(folder, release)).toList();
    }

    private static Stream<MovieLensRelease> releasesIn(Path folder) {
        return Arrays.stream(MovieLensRelease.values())
                .filter(release ->
                        release.files().stream().allMatch(file -> Files.isRegularFile(folder.resolve(file))));
    }

    private static MovieLensFolder theOne(Path folder, List<MovieLensFolder> found) {
        if (found.size() > 1) {
            throw bad(folder + " holds more than one data set: "
                    + String.join(
                            ", ",
                            found.stream().map(f -> f.ratings().toString()).toList()) + ".");
        }
        return found.stream().findFirst().orElseThrow(() -> bad(whatIsMissing(folder)));
    }

    private static String whatIsMissing(Path folder) {
        return Arrays.stream(MovieLensRelease.values())
                .filter(release -> release.files().stream().anyMatch(file -> Files.exists(folder.resolve(file))))
                .findFirst()
                .map(release -> "%s looks like MovieLens %s but lacks %s."
                        .formatted(
                                folder,
                                release.label(),
                                String.join(
                                        " and ",
                                        release.files().stream()
                                                .filter(file -> !Files.isRegularFile(folder.resolve(file)))
                                                .toList())))
                .orElseGet(() -> "%s is no MovieLens folder: none of %s is in it, nor in a folder inside it."
                        .formatted(
                                folder,
                                String.join(
                                        ", ",
                                        Arrays.stream(MovieLensRelease.values())
                                                .map(MovieLensRelease::ratings)
                                                .toList())));
    }

    private static MovieLensFolder open(Path folder, MovieLensRelease release) {
        return new MovieLensFolder(folder, release, release.ratingsFormat(folder.resolve(release.ratings())));
    }

    private static CineMatchException bad(String problem) {
        return new CineMatchException(ExitCode.DATA_CHECK, problem, REMEDY);
    }
}
