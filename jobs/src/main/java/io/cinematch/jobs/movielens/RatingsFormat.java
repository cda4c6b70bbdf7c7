package io.cinematch.jobs.movielens;

import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * How a line of a ratings file is laid out. Travels to Spark's tasks inside closures (Java serialisation).
 *
 * @param separator between the fields
 * @param columns how many fields every line has
 * @param user position of the user id, from 0
 * @param movie position of the movie id
 * @param stars position of the stars
 * @param time position of the time
 * @param header the file's first line when it names the columns, else empty
 */
public record RatingsFormat(String separator, int columns, int user, int movie, int stars, int time, String header)
        implements Serializable {
    /** {@code u.data} of the 100K release. */
    public static final RatingsFormat TABS = new RatingsFormat("\t", 4, 0, 1, 2, 3, "");

    /** {@code ratings.dat} of the 1M and 10M releases. */
    public static final RatingsFormat DOUBLE_COLONS = new RatingsFormat("::", 4, 0, 1, 2, 3, "");

    private static final List<String> REQUIRED = List.of("userId", "movieId", "rating", "timestamp");

    /**
     * The format of a CSV file whose first line names its columns, in any order, others among them.
     *
     * @param file how to call the file in an error
     * @throws CineMatchException (data check) when a required column is missing
     */
    public static RatingsFormat ofCsvHeader(String headerLine, String file) {
        String header = bare(headerLine);
        List<String> names = Arrays.stream(header.split(",", -1))
                .map(name -> name.strip().replace("\"", ""))
                .toList();
        if (!names.containsAll(REQUIRED)) {
            throw new CineMatchException(
                    ExitCode.DATA_CHECK,
                    "%s starts with the line '%s', but its first line has to name the columns %s."
                            .formatted(file, Excerpt.of(header), String.join(",", REQUIRED)),
                    "Put that line first, with the columns in the file's own order, or fetch the data set again.");
        }
        return new RatingsFormat(
                ",",
                names.size(),
                names.indexOf("userId"),
                names.indexOf("movieId"),
                names.indexOf("rating"),
                names.indexOf("timestamp"),
                header);
    }

    /**
     * The format of a file of ratings by itself, told by its first line.
     *
     * @throws CineMatchException (data check) when it cannot be read or its first line is of none of the formats
     */
    public static RatingsFormat recognise(Path file) {
        try {
            String first = TextFile.firstLine(file);
            return first.contains("::")
                    ? DOUBLE_COLONS
                    : first.contains("\t") ? TABS : ofCsvHeader(first, file.toString());
        } catch (IOException e) {
            throw new CineMatchException(
                    ExitCode.DATA_CHECK, "Could not read " + file + ": " + e, "Check its name and permissions.", e);
        }
    }

    /** Whether this is the line that names the columns: it is no rating, and no bad one either. */
    public boolean isHeader(String line) {
        return !header.isEmpty() && bare(line).equals(header);
    }

    private static String bare(String line) {
        return TextFile.withoutByteOrderMark(line).stripTrailing();
    }
}
