package io.cinematch.jobs.funksvd;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/** Where Spark ML saved something: metadata is what it writes for all of its kinds, and here the last thing written. */
final class SavedFolder {
    private SavedFolder() {}

    /**
     * Refuses a folder without metadata: Spark would tell only of a file that it misses.
     *
     * @param kind what should be there
     */
    static void require(SparkSession spark, String folder, String kind) {
        Path metadata = new Path(folder, "metadata");
        try {
            if (!metadata.getFileSystem(spark.sparkContext().hadoopConfiguration())
                    .exists(metadata)) {
                throw new IllegalArgumentException(
                        "there is no %s in %s: it has no metadata. Give the folder that save(path) wrote; if writing it was cut short, save again."
                                .formatted(kind, folder));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look into " + folder, e);
        }
    }
}
