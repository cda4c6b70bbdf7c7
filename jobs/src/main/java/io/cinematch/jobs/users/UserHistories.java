package io.cinematch.jobs.users;

import static org.apache.spark.sql.functions.col;

import io.cinematch.model.foldin.UserFactors;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.storage.StorageLevel;

/**
 * Users streaming by with their ratings, to be met by their factors: both sides are partitioned by the same hash of the
 * user and sorted, so a merge brings them together without holding either in memory.
 */
public final class UserHistories {
    private final JavaRDD<UserHistory> histories;
    private final int partitions;

    private UserHistories(JavaRDD<UserHistory> histories, int partitions) {
        this.histories = histories;
        this.partitions = partitions;
    }

    /**
     * Groups ratings by user.
     *
     * @param ratings (user: long, movie: int, stars: float, held: boolean)
     */
    public static UserHistories of(Dataset<Row> ratings, int partitions) {
        JavaRDD<UserHistory> grouped = ratings.select("user", "movie", "stars", "held")
                .repartition(partitions, col("user"))
                .sortWithinPartitions("user", "movie")
                .queryExecution()
                .toRdd()
                .toJavaRDD()
                .mapPartitions(Grouped::new);
        return new UserHistories(grouped.persist(StorageLevel.MEMORY_AND_DISK()), partitions);
    }

    /** What to do with the users of one partition; called once for each, possibly again after a failure. */
    public interface PartitionWork<R> extends Serializable {
        Iterator<R> apply(Iterator<KnownUser> users);
    }

    /** A user's ratings and factors; factors are null when the model does not know the user. */
    public record KnownUser(UserHistory history, UserFactors factors) {}

    /**
     * Brings every user with ratings together with their factors.
     *
     * @param factors (id: long, bias: float, features: array of float)
     */
    public <R> JavaRDD<R> with(Dataset<Row> factors, PartitionWork<R> work) {
        JavaRDD<InternalRow> sorted = factors.select("id", "bias", "features")
                .repartition(partitions, col("id"))
                .sortWithinPartitions("id")
                .queryExecution()
                .toRdd()
                .toJavaRDD();
        if (sorted.getNumPartitions() == 0) {
            // Spark's optimiser takes a table that it sees to be empty, a popularity model's, out of the plan.
            return histories.mapPartitions(users -> work.apply(new Merged(users, Collections.emptyIterator())));
        }
        return histories.zipPartitions(sorted, (users, rows) -> work.apply(new Merged(users, rows)));
    }

    public void forget() {
        histories.unpersist(false);
    }

    /** Rows of (user, movie, stars, held) ordered by user, one history at a time. */
    private static final class Grouped implements Iterator<UserHistory> {
        private final Iterator<InternalRow> rows;
        private long user;
        private int movie;
        private float stars;
        private boolean held;
        private boolean pending;

        Grouped(Iterator<InternalRow> rows) {
            this.rows = rows;
            advance();
        }

        /** Takes the values out of the row, which Spark uses again for the next one. */
        private void advance() {
            pending = rows.hasNext();
            if (pending) {
                InternalRow row = rows.next();
                user = row.getLong(0);
                movie = row.getInt(1);
                stars = row.getFloat(2);
                held = row.getBoolean(3);
            }
        }

        @Override
        public boolean hasNext() {
            return pending;
        }

        @Override
        public UserHistory next() {
            if (!pending) {
                throw new NoSuchElementException();
            }
            long current = user;
            int[] movies = new int[32];
            float[] given = new float[32];
            boolean[] test = new boolean[32];
            int n = 0;
            for (; pending && user == current; advance()) {
                if (n == movies.length) {
                    movies = Arrays.copyOf(movies, 2 * n);
                    given = Arrays.copyOf(given, 2 * n);
                    test = Arrays.copyOf(test, 2 * n);
                }
                movies[n] = movie;
                given[n] = stars;
                test[n++] = held;
            }
            return new UserHistory(current, Arrays.copyOf(movies, n), Arrays.copyOf(given, n), Arrays.copyOf(test, n));
        }
    }

    /** Histories and factors, both ordered by user, side by side. */
    private static final class Merged implements Iterator<KnownUser> {
        private final Iterator<UserHistory> users;
        private final Iterator<InternalRow> rows;
        private long id = Long.MIN_VALUE;
        private UserFactors factors;

        Merged(Iterator<UserHistory> users, Iterator<InternalRow> rows) {
            this.users = users;
            this.rows = rows;
        }

        @Override
        public boolean hasNext() {
            return users.hasNext();
        }

        @Override
        public KnownUser next() {
            UserHistory history = users.next();
            while ((factors == null || id < history.user) && rows.hasNext()) {
                InternalRow row = rows.next();
                id = row.getLong(0);
                factors = new UserFactors(row.getFloat(1), row.getArray(2).toFloatArray());
            }
            return new KnownUser(history, id == history.user ? factors : null);
        }
    }
}
