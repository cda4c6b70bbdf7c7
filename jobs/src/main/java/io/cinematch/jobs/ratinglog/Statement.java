package io.cinematch.jobs.ratinglog;

import io.cinematch.model.release.LogEntryId;
import io.cinematch.model.store.LogEntry;
import java.io.Serializable;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * What a user has told the service, once: a row of the lake's live table.
 *
 * @param movie 0 when it is about everything: that they are to be forgotten
 * @param stars 0 when a rating is taken back
 * @param at when the service says they told it, epoch milliseconds
 * @param millis when Redis took it; with {@code number} the entry's id in the log, by which a user's statements are
 *     ordered
 */
public record Statement(long user, int movie, float stars, long at, long millis, long number) implements Serializable {
    /** The columns of the table, as the components. */
    static final StructType TABLE = new StructType()
            .add("user", DataTypes.LongType, false)
            .add("movie", DataTypes.IntegerType, false)
            .add("stars", DataTypes.FloatType, false)
            .add("at", DataTypes.LongType, false)
            .add("millis", DataTypes.LongType, false)
            .add("number", DataTypes.LongType, false);

    static Statement of(LogEntry entry, LogEntryId id) {
        int movie = 0;
        float stars = 0;
        if (entry instanceof LogEntry.Rated rated) {
            movie = rated.movie();
            stars = rated.stars();
        } else if (entry instanceof LogEntry.TakenBack back) {
            movie = back.movie();
        }
        return new Statement(entry.user(), movie, stars, entry.at().toEpochMilli(), id.millis(), id.number());
    }

    static Statement of(Row row) {
        return new Statement(
                row.getLong(0), row.getInt(1), row.getFloat(2), row.getLong(3), row.getLong(4), row.getLong(5));
    }

    Row row() {
        return RowFactory.create(user, movie, stars, at, millis, number);
    }

    boolean forgets() {
        return movie == 0;
    }
}
