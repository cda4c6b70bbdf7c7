package io.cinematch.jobs.movielens;

import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The three forms MovieLens has been released in, each known by its files. */
public enum MovieLensRelease {
    ML_100K("100K", List.of("u.data", "u.item", "u.genre")),
    ML_1M_10M("1M or 10M", List.of("ratings.dat", "movies.dat")),
    CSV("20M, 25M, 32M or latest", List.of("ratings.csv", "movies.csv"));

    private final String label;
    private final List<String> files;

    MovieLensRelease(String label, List<String> files) {
        this.label = label;
        this.files = files;
    }

    /** For a person. */
    public String label() {
        return label;
    }

    /** Names of the files without which it cannot be read, the ratings first. */
    List<String> files() {
        return files;
    }

    String ratings() {
        return files.get(0);
    }

    String movies() {
        return files.get(1);
    }

    /** @throws CineMatchException (data check) when the file does not start as it must */
    RatingsFormat ratingsFormat(Path ratings) {
        return switch (this) {
            case ML_100K -> RatingsFormat.TABS;
            case ML_1M_10M -> RatingsFormat.DOUBLE_COLONS;
            case CSV -> RatingsFormat.ofCsvHeader(firstLine(ratings), ratings.toString());
        };
    }

    private static String firstLine(Path file) {
        try {
            return TextFile.firstLine(file);
        } catch (IOException e) {
            throw new CineMatchException(
                    ExitCode.DATA_CHECK, "Could not read " + file + ": " + e, "Check its permissions.", e);
        }
    }
}
