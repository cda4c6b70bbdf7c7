package io.cinematch.jobs.ratinglog;

import static org.apache.spark.sql.functions.col;

import io.cinematch.jobs.run.Storage;
import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The lake's table of what users have told the service: rows of {@link Statement}, what stands of all of them. */
public final class LiveTable {
    private final SparkSession spark;
    private final Storage storage;
    private final String dataDir;

    public LiveTable(SparkSession spark, Storage storage, String dataDir) {
        this.spark = spark;
        this.storage = storage;
        this.dataDir = dataDir;
    }

    /** The statements of a state. */
    public Dataset<Row> read(LiveState state) {
        return state.table().isEmpty()
                ? spark.createDataFrame(List.<Row>of(), Statement.TABLE)
                : spark.read().schema(Statement.TABLE).parquet(path(state.table()));
    }

    /** Writes the table of a state that is to come; nobody looks at it before {@link #commit}. */
    void write(LiveState next, Dataset<Row> before, Dataset<Row> told) {
        spark.createDataFrame(
                        before.unionByName(told)
                                .repartition(col("user"))
                                .sortWithinPartitions("user", "millis", "number")
                                .toJavaRDD()
                                .map(Statement::of)
                                .mapPartitions(Standing::new)
                                .map(Statement::row),
                        Statement.TABLE)
                .write()
                .mode("overwrite")
                .parquet(path(next.table()));
    }

    /**
     * Goes on to the next state, and deletes all tables but its own and the one before.
     *
     * @throws CineMatchException when somebody else went on meanwhile
     */
    void commit(LiveState from, LiveState next) {
        if (!LiveState.of(storage, dataDir).equals(from)) {
            throw new CineMatchException(
                    ExitCode.OTHER,
                    "Another night has taken live ratings into %s meanwhile.".formatted(LiveState.folder(dataDir)),
                    "Run ./cinematch ingest or nightly again, one at a time.");
        }
        storage.write(LiveState.file(dataDir), next);
        storage.folders(LiveState.folder(dataDir)).stream()
                .filter(table -> !table.equals(next.table()) && !table.equals(next.before()))
                .forEach(table -> storage.delete(path(table)));
    }

    private String path(String table) {
        return LiveState.folder(dataDir) + "/" + table;
    }
}
