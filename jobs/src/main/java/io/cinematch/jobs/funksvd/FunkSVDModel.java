package io.cinematch.jobs.funksvd;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF4;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.collection.Seq;

/** What {@link FunkSVD} trains: μ, and a table of biases and factors for users and one for items. */
public final class FunkSVDModel extends Model<FunkSVDModel> {
    /** (id: long, bias: float, features: array of float). */
    public static final StructType FACTORS = new StructType()
            .add("id", DataTypes.LongType, false)
            .add("bias", DataTypes.FloatType, false)
            .add("features", DataTypes.createArrayType(DataTypes.FloatType, false), false);

    private final String uid;
    private final FunkSVDParams p;
    private final int rank;
    private final double mu;
    private final Dataset<Row> userFactors;
    private final Dataset<Row> itemFactors;
    private final TrainingSummary summary;

    FunkSVDModel(
            String uid,
            int rank,
            double mu,
            Dataset<Row> userFactors,
            Dataset<Row> itemFactors,
            TrainingSummary summary) {
        this.uid = uid;
        p = new FunkSVDParams(this);
        this.rank = rank;
        this.mu = mu;
        this.userFactors = userFactors;
        this.itemFactors = itemFactors;
        this.summary = summary;
        setDefault(p.userCol, "user");
        setDefault(p.itemCol, "item");
        setDefault(p.predictionCol, "prediction");
        setDefault(p.coldStartStrategy, "nan");
    }

    static FunkSVDModel of(
            SparkSession spark,
            String uid,
            Ratings ratings,
            DsgdTrainer.Trained trained,
            TrainingSpec spec,
            TrainingSummary summary) {
        int rank = spec.rank();
        JavaRDD<Row> users = trained.users()
                .flatMap(part -> rows(part.ids, part.factors, rank).iterator());
        List<Row> items = new ArrayList<>();
        for (int b = 0; b < trained.items().length; b++) {
            items.addAll(rows(ratings.items.blockIds[b], trained.items()[b], rank));
        }
        items.sort((x, y) -> Long.compare(x.getLong(0), y.getLong(0)));
        return new FunkSVDModel(
                uid,
                rank,
                spec.missing().mean(ratings.mu),
                spark.createDataFrame(users, FACTORS),
                spark.createDataFrame(items, FACTORS),
                summary);
    }

    private static List<Row> rows(long[] ids, Factors factors, int rank) {
        List<Row> rows = new ArrayList<>(ids.length);
        for (int k = 0; k < ids.length; k++) {
            rows.add(RowFactory.create(ids[k], factors.b[k], factors.row(k, rank)));
        }
        return rows;
    }

    @Override
    public String uid() {
        return uid;
    }

    public int rank() {
        return rank;
    }

    /** Global mean, in stars. */
    public double mu() {
        return mu;
    }

    /**
     * {@link #FACTORS} of every user in the training data. They are in files of the SparkContext's checkpoint directory
     * if it had one at the time of training (and {@code checkpointInterval} is not -1), else only in the executors'
     * caches: then save the model before executors may go.
     */
    public Dataset<Row> userFactors() {
        return userFactors;
    }

    /** {@link #FACTORS} of every item in the training data, ordered by id. */
    public Dataset<Row> itemFactors() {
        return itemFactors;
    }

    public TrainingSummary summary() {
        return summary;
    }

    public FunkSVDModel setUserCol(String value) {
        set(p.userCol, value);
        return this;
    }

    public FunkSVDModel setItemCol(String value) {
        set(p.itemCol, value);
        return this;
    }

    public FunkSVDModel setPredictionCol(String value) {
        set(p.predictionCol, value);
        return this;
    }

    public FunkSVDModel setColdStartStrategy(String value) {
        set(p.coldStartStrategy, value);
        return this;
    }

    /** Adds r̂, unclamped; for a user or item unknown to the model NaN, or no row with {@code coldStartStrategy} drop. */
    @Override
    public Dataset<Row> transform(Dataset<?> data) {
        transformSchema(data.schema());
        float mean = (float) mu;
        UDF4<Float, Seq<Float>, Float, Seq<Float>, Float> score = (bu, pu, bi, qi) -> {
            float sum = mean + bu + bi;
            for (int f = 0; f < pu.size(); f++) {
                sum += pu.apply(f) * qi.apply(f);
            }
            return sum;
        };
        UserDefinedFunction predict = udf(
                (UDF4<Float, Seq<Float>, Float, Seq<Float>, Float>)
                        (bu, pu, bi, qi) -> pu == null || qi == null ? Float.NaN : score.call(bu, pu, bi, qi),
                DataTypes.FloatType);
        Dataset<Row> predicted = data.join(
                        side(userFactors, "__u"), col(value(p.userCol)).equalTo(col("__u_id")), "left")
                .join(side(itemFactors, "__i"), col(value(p.itemCol)).equalTo(col("__i_id")), "left")
                .withColumn(
                        value(p.predictionCol),
                        coalesce(
                                predict.apply(
                                        col("__u_bias"), col("__u_features"), col("__i_bias"), col("__i_features")),
                                lit(Float.NaN)))
                .drop("__u_id", "__u_bias", "__u_features", "__i_id", "__i_bias", "__i_features");
        return value(p.coldStartStrategy).equals("drop")
                ? predicted.filter(col(value(p.predictionCol)).isNaN().unary_$bang())
                : predicted;
    }

    private static Dataset<Row> side(Dataset<Row> factors, String prefix) {
        return factors.toDF(prefix + "_id", prefix + "_bias", prefix + "_features");
    }

    @Override
    public StructType transformSchema(StructType schema) {
        RatingColumns.checkIds(schema, value(p.userCol), value(p.itemCol));
        return withPrediction(schema, value(p.predictionCol));
    }

    static StructType withPrediction(StructType schema, String column) {
        if (List.of(schema.fieldNames()).contains(column)) {
            throw new IllegalArgumentException("there already is a column " + column);
        }
        return schema.add(column, DataTypes.FloatType, false);
    }

    @Override
    public FunkSVDModel copy(ParamMap extra) {
        FunkSVDModel copy = new FunkSVDModel(uid, rank, mu, userFactors, itemFactors, summary);
        return copyValues(copy, extra).setParent(parent());
    }

    @Override
    public Param<?>[] params() {
        return p.ofModel();
    }

    private String value(Param<String> param) {
        return getOrDefault(param);
    }
}
