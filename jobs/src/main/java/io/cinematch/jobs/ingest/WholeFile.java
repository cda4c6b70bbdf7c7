package io.cinematch.jobs.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Whether a file is what somebody meant to give: all of it, and once. Both mistakes leave most rows as good as ever. */
final class WholeFile {
    /** No line of a movie or rating is as long. */
    private static final int LONGEST_LINE = 1 << 16;

    private WholeFile() {}

    /**
     * Refuses a file that ends within a bad row: it was cut short, and nobody knows how much of it is missing.
     *
     * @param bad the file's bad rows, in its order
     */
    static void refuseCut(Path file, List<Quarantine.Entry> bad) {
        if (bad.isEmpty()) {
            return;
        }
        Quarantine.Entry last = bad.get(bad.size() - 1);
        byte[] end = behindTheLastLineEnd(file);
        // Ratings are read as Latin-1, movies as what they are.
        boolean within = Stream.of(StandardCharsets.ISO_8859_1, StandardCharsets.UTF_8)
                .anyMatch(charset -> new String(end, charset).startsWith(last.text()));
        if (within && !last.text().isEmpty()) {
            throw new CineMatchException(
                    ExitCode.DATA_CHECK,
                    "%s was cut short: it ends within line %d: %s".formatted(file, last.line(), last.text()),
                    "Fetch or copy it again. If it is whole, mend that line, or end it.");
        }
    }

    /**
     * Refuses a file in which many rows are there more than once. It looks at each of them only where so many are not the
     * only rating of a movie by a user, which is seldom.
     *
     * @param good the file's ratings: (user, movie, stars, time, …)
     * @param superseded how many of them are older ratings, or copies
     */
    static void refuseTwice(Path file, Dataset<Row> good, long all, long superseded, double maxBadShare) {
        if (superseded <= maxBadShare * all) {
            return;
        }
        Row found = good.groupBy("user", "movie", "stars", "time")
                .count()
                .agg(sum(col("count").minus(lit(1))))
                .head();
        long copies = found.isNullAt(0) ? 0 : found.getLong(0);
        if (copies > maxBadShare * all) {
            throw new CineMatchException(
                    ExitCode.DATA_CHECK,
                    "%,d of %,d ratings of %s are there already, with the same stars and time: it was put together twice."
                            .formatted(copies, all, file),
                    "Fetch it again, or take out what is double (sort -u).");
        }
    }

    private static byte[] behindTheLastLineEnd(Path file) {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            byte[] end = new byte[(int) Math.min(LONGEST_LINE, in.length())];
            in.seek(in.length() - end.length);
            in.readFully(end);
            int from = end.length;
            while (from > 0 && end[from - 1] != '\n') {
                from--;
            }
            return Arrays.copyOfRange(end, from, end.length);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
