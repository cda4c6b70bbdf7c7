package io.cinematch.jobs.ingest;

import static org.apache.spark.sql.functions.col;

import io.cinematch.jobs.movielens.BadLine;
import io.cinematch.jobs.movielens.BadReason;
import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * What was put aside: file, line, reason and text of every row that is not in the lake. Of entries of the rating log the
 * file is their key in Redis, and their id begins the text.
 *
 * @param read rows looked at, good and bad
 */
public record Quarantine(List<Entry> entries, long read) {
    static final int EXAMPLES = 5;

    private static final StructType TABLE = new StructType()
            .add("file", DataTypes.StringType, false)
            .add("line", DataTypes.LongType, false)
            .add("reason", DataTypes.StringType, false)
            .add("text", DataTypes.StringType, false);

    /** One row; the reason is a word for machines, its meaning a clause for people. */
    public record Entry(String file, long line, String reason, String meaning, String text) {}

    public Quarantine {
        entries = List.copyOf(entries);
    }

    /** Of the bad lines of a ratings file, refusing it when they are too many. */
    public static Quarantine ofRatings(Path file, Dataset<Row> lines, double maxBadShare) {
        long all = 0;
        long rejected = 0;
        for (Row row : lines.groupBy(col("reason").isNull()).count().collectAsList()) {
            all += row.getLong(1);
            rejected += row.getBoolean(0) ? 0 : row.getLong(1);
        }
        Dataset<Row> bad = RatingsFile.bad(lines);
        boolean tooMany = tooMany(rejected, all, maxBadShare);
        List<Row> rows = rejected == 0 ? List.of() : (tooMany ? bad.limit(EXAMPLES) : bad).collectAsList();
        long[] numbers =
                LineNumbers.of(file, rows.stream().mapToLong(r -> r.getLong(0)).toArray());
        List<Entry> entries = new ArrayList<>();
        for (int k = 0; k < numbers.length; k++) {
            Row row = rows.get(k);
            BadReason reason = BadReason.valueOf(row.getString(1));
            entries.add(new Entry(file.toString(), numbers[k], reason.name(), reason.text(), row.getString(2)));
        }
        return whole(file, new Quarantine(entries, all).accept(file.toString(), rejected, maxBadShare));
    }

    static Quarantine ofMovies(Path file, List<BadLine> bad, int all, double maxBadShare) {
        List<Entry> entries = bad.stream()
                .map(b -> new Entry(b.file().toString(), b.line(), "BAD_MOVIE", b.reason(), b.raw()))
                .toList();
        return whole(file, new Quarantine(entries, all).accept(file.toString(), entries.size(), maxBadShare));
    }

    private static Quarantine whole(Path file, Quarantine bad) {
        WholeFile.refuseCut(file, bad.entries);
        return bad;
    }

    static boolean tooMany(long rejected, long all, double maxBadShare) {
        return rejected > maxBadShare * all || rejected == all;
    }

    /** Refuses what too much of is bad. */
    Quarantine accept(String file, long rejected, double maxBadShare) {
        long all = read;
        if (all == 0) {
            throw new CineMatchException(
                    ExitCode.DATA_CHECK, "%s holds no rows.".formatted(file), "Fetch the data set again.");
        }
        if (tooMany(rejected, all, maxBadShare)) {
            StringBuilder problem = new StringBuilder("%,d of %,d rows of %s are bad (%.1f %%, allowed are %.1f %%):"
                    .formatted(rejected, all, file, 100.0 * rejected / all, 100 * maxBadShare));
            entries.stream()
                    .limit(EXAMPLES)
                    .forEach(e -> problem.append(
                            "%n  %s line %d %s: %s".formatted(e.file(), e.line(), e.meaning(), e.text())));
            throw new CineMatchException(
                    ExitCode.DATA_CHECK,
                    problem.toString(),
                    "Mend the file, or allow more with ingest.maxBadShare (CINEMATCH_INGEST_MAX_BAD_SHARE).");
        }
        return this;
    }

    public Quarantine plus(Quarantine other) {
        List<Entry> both = new ArrayList<>(entries);
        both.addAll(other.entries);
        return new Quarantine(both, read + other.read);
    }

    /** Number of rows by reason. */
    Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        entries.forEach(e -> counts.merge(e.reason(), 1L, Long::sum));
        return counts;
    }

    public Dataset<Row> table(SparkSession spark) {
        List<Row> rows = entries.stream()
                .map(e -> RowFactory.create(e.file(), e.line(), e.reason(), e.text()))
                .toList();
        return spark.createDataFrame(rows, TABLE).coalesce(1);
    }
}
