package io.cinematch.jobs.users;

import static org.apache.spark.sql.functions.col;

import io.cinematch.model.foldin.UserFactors;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
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

    /** A user's ratings, and their factors in each model that was asked for; none where it does not know the user. */
    public record KnownUser(UserHistory history, List<Optional<UserFactors>> factors) {
        private KnownUser plus(Optional<UserFactors> more) {
            List<Optional<UserFactors>> all = new ArrayList<>(factors);
            all.add(more);
            return new KnownUser(history, all);
        }
    }

    /**
     * Brings every user with ratings together with their factors.
     *
     * @param models (id: long, bias: float, features: array of float) of each
     */
    public <R> JavaRDD<R> with(List<Dataset<Row>> models, PartitionWork<R> work) {
        JavaRDD<KnownUser> known = histories.map(history -> new KnownUser(history, List.of()));
        for (Dataset<Row> factors : models) {
            known = joined(known, factors);
        }
        return known.mapPartitions(work::apply);
    }

    private JavaRDD<KnownUser> joined(JavaRDD<KnownUser> known, Dataset<Row> factors) {
        JavaRDD<InternalRow> sorted = factors.select("id", "bias", "features")
                .repartition(partitions, col("id"))
                .sortWithinPartitions("id")
                .queryExecution()
                .toRdd()
                .toJavaRDD();
        if (sorted.getNumPartitions() == 0) {
            // Spark's optimiser takes a table that it sees to be empty, a popularity model's, out of the plan.
            return known.mapPartitions(users -> new Merged(users, Collections.emptyIterator()));
        }
        return known.zipPartitions(sorted, Merged::new);
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

    /** Users and factors, both ordered by user, side by side. */
    private static final class Merged implements Iterator<KnownUser> {
        private final Iterator<KnownUser> users;
        private final Iterator<InternalRow> rows;
        private long id = Long.MIN_VALUE;
        private UserFactors factors;

        Merged(Iterator<KnownUser> users, Iterator<InternalRow> rows) {
            this.users = users;
            this.rows = rows;
        }

        @Override
        public boolean hasNext() {
            return users.hasNext();
        }

        @Override
        public KnownUser next() {
            KnownUser known = users.next();
            long user = known.history().user;
            while ((factors == null || id < user) && rows.hasNext()) {
                InternalRow row = rows.next();
                id = row.getLong(0);
                factors = new UserFactors(row.getFloat(1), row.getArray(2).toFloatArray());
            }
            return known.plus(id == user ? Optional.of(factors) : Optional.empty());
        }
    }
}
