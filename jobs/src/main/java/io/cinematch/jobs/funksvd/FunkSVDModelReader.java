package io.cinematch.jobs.funksvd;

import io.cinematch.jobs.items.TrainedItems;
import io.cinematch.model.release.Json;
import java.nio.charset.StandardCharsets;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.Option;

/** Reads what {@link FunkSVDModelWriter} wrote: items into memory, users as a table that is read when needed. */
final class FunkSVDModelReader extends MLReader<FunkSVDModel> {
    @Override
    public FunkSVDModel load(String path) {
        SavedFolder.require(sparkSession(), path, "FunkSVDModel");
        DefaultParamsReader.Metadata metadata =
                DefaultParamsReader.loadMetadata(path, sparkSession(), FunkSVDModel.class.getName());
        String json = sparkSession().read().textFile(path + "/training").head();
        FunkSVDModelWriter.Training training =
                Json.read(json.getBytes(StandardCharsets.UTF_8), FunkSVDModelWriter.Training.class);
        TrainedItems items = TrainedItems.collect(table(path + "/items"), training.mu(), training.rank());
        FunkSVDModel model =
                new FunkSVDModel(metadata.uid(), table(path + "/users"), new SentItems(items), training.summary());
        metadata.getAndSetParams(model, Option.empty());
        return model;
    }

    /** With the schema given, Spark starts no job to find it. */
    private Dataset<Row> table(String folder) {
        return sparkSession().read().schema(FunkSVDModel.FACTORS).parquet(folder);
    }
}
