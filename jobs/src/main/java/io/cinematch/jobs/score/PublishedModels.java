package io.cinematch.jobs.score;

import io.cinematch.jobs.funksvd.FunkSVDModel;
import io.cinematch.jobs.run.RunFolder;
import io.cinematch.jobs.run.Storage;
import io.cinematch.model.foldin.Missing;
import io.cinematch.model.foldin.UserFactors;
import io.cinematch.model.release.HeadModel;
import io.cinematch.model.release.UserRecordCodec;
import java.util.Optional;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/** The models that a run prepared to be published, trained on all of its ratings: out of its scored tables. */
public final class PublishedModels {
    private final SparkSession spark;
    private final Storage storage;
    private final RunFolder run;

    public PublishedModels(SparkSession spark, Storage storage, RunFolder run) {
        this.spark = spark;
        this.storage = storage;
        this.run = run;
    }

    /** Whether there is one of a kind, at a position among the models of a published variant. */
    public boolean has(String variant, int position, int rank, Missing missing) {
        return scored(variant)
                .filter(found -> position < found.models().size())
                .map(found -> found.models().get(position))
                .filter(model -> model.rank() == rank && model.missing().equals(missing))
                .isPresent();
    }

    /** That model. */
    public FunkSVDModel model(String variant, int position) {
        HeadModel model = scored(variant).orElseThrow().models().get(position);
        String folder = run.scored(variant);
        Dataset<Row> users = spark.read()
                .parquet(folder + "/users")
                .select("user", "record")
                .map((MapFunction<Row, Row>) row -> factors(row, position), Encoders.row(FunkSVDModel.FACTORS));
        Dataset<Row> items = spark.read().parquet(folder + "/items").select("id", "model" + position + ".*");
        return FunkSVDModel.of(users, items, model.mu(), model.rank());
    }

    private static Row factors(Row row, int position) {
        UserFactors user = UserRecordCodec.decode(row.getAs(1)).models().get(position);
        return RowFactory.create(row.getLong(0), user.bias(), user.p());
    }

    private Optional<ScoredRelease> scored(String variant) {
        return storage.read(run.scored(variant) + "/scored.json", ScoredRelease.class);
    }
}
