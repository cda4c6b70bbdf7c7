package io.cinematch.jobs.funksvd;

import io.cinematch.model.release.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.ml.util.DefaultParamsWriter;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Encoders;

/**
 * Writes a model into a folder: {@code users} and {@code items} (Parquet, {@link FunkSVDModel#FACTORS}), {@code training}
 * (one line of JSON), and last {@code metadata} (class, uid and parameters, as all of Spark ML), so that a folder with
 * metadata is complete.
 */
final class FunkSVDModelWriter extends MLWriter {
    private final FunkSVDModel model;

    /** What is neither parameter nor table. */
    record Training(int rank, double mu, TrainingSummary summary) {}

    FunkSVDModelWriter(FunkSVDModel model) {
        this.model = model;
    }

    @Override
    public void save(String path) throws IOException {
        Path target = new Path(path);
        boolean own = Arrays.stream(model.userFactors().inputFiles())
                .map(file -> new Path(file).getParent().getParent().toUri().getPath())
                .anyMatch(target.toUri().getPath()::equals);
        if (own) {
            // Overwriting deletes first, and the users are not in memory.
            throw new IllegalArgumentException(
                    "this model was loaded from %s and its users are still read from there: save it to another folder"
                            .formatted(path));
        }
        super.save(path);
    }

    @Override
    public void saveImpl(String path) {
        Training training = new Training(model.rank(), model.mu(), model.summary());
        model.userFactors().write().parquet(path + "/users");
        model.itemFactors().coalesce(1).write().parquet(path + "/items");
        sparkSession()
                .createDataset(List.of(new String(Json.write(training), StandardCharsets.UTF_8)), Encoders.STRING())
                .coalesce(1)
                .write()
                .text(path + "/training");
        DefaultParamsWriter.saveMetadata(model, path, sparkSession());
    }
}
