package io.cinematch.jobs.variants;

import io.cinematch.jobs.run.Storage;
import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Trained models in a run's folder: {@code model.json} and two Parquet tables. */
public final class ModelFiles {
    private final SparkSession spark;
    private final Storage storage;

    public ModelFiles(SparkSession spark, Storage storage) {
        this.spark = spark;
        this.storage = storage;
    }

    /** Writes a model in place of what was there; its description last, so a folder with one is complete. */
    public void write(String folder, TrainedModel model) {
        storage.delete(folder);
        model.users().write().mode("overwrite").parquet(folder + "/users");
        model.items().coalesce(1).write().mode("overwrite").parquet(folder + "/items");
        storage.write(folder + "/model.json", model.info());
    }

    /** Whether a complete model is there. */
    public boolean has(String folder) {
        return storage.read(folder + "/model.json", ModelInfo.class).isPresent();
    }

    /**
     * What a model is.
     *
     * @throws CineMatchException (data check) when there is none
     */
    public ModelInfo info(String folder) {
        return storage.read(folder + "/model.json", ModelInfo.class)
                .orElseThrow(() -> new CineMatchException(
                        ExitCode.DATA_CHECK,
                        "There is no trained model in %s.".formatted(folder),
                        "Run ./cinematch train first."));
    }

    public Dataset<Row> users(String folder) {
        return spark.read().parquet(folder + "/users");
    }

    public Dataset<Row> items(String folder) {
        return spark.read().parquet(folder + "/items");
    }
}
