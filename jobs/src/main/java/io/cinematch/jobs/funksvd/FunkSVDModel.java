package io.cinematch.jobs.funksvd;

import io.cinematch.jobs.items.TrainedItems;
import java.io.IOException;
import java.util.List;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * What {@link FunkSVD} trains: μ, and a table of biases and factors for users and one for items. Users stay in their
 * partitions; the items are at the driver, and go to the executors when predictions or lists are asked for. Its
 * parameters are those it was trained with; changing one that trains changes nothing.
 */
public final class FunkSVDModel extends Model<FunkSVDModel> implements MLWritable {
    /** (id: long, bias: float, features: array of float). */
    public static final StructType FACTORS = LearnedFactors.SCHEMA;

    private final String uid;
    private final FunkSVDParams p;
    private final Dataset<Row> userFactors;
    private final SentItems sent;
    private final TrainingSummary summary;

    FunkSVDModel(String uid, Dataset<Row> userFactors, SentItems sent, TrainingSummary summary) {
        this.uid = uid;
        p = new FunkSVDParams(this);
        this.userFactors = userFactors;
        this.sent = sent;
        this.summary = summary;
    }

    /**
     * A model of factors that are kept otherwise, to start from ({@link FunkSVD#setInitialModel}) or to ask for lists. How
     * it was trained is not known.
     *
     * @param users {@link #FACTORS}
     * @param items {@link #FACTORS}; brought to the driver
     */
    public static FunkSVDModel of(Dataset<Row> users, Dataset<Row> items, double mu, int rank) {
        return new FunkSVDModel(
                Identifiable$.MODULE$.randomUID("funksvd"),
                users,
                new SentItems(TrainedItems.collect(items, mu, rank)),
                new TrainingSummary(List.of(), 0, 0, 0, 0));
    }

    /** A reader of saved models; Spark's pipelines look for this method by its name. */
    public static MLReader<FunkSVDModel> read() {
        return new FunkSVDModelReader();
    }

    /**
     * Reads a model that {@link #save} wrote.
     *
     * @throws IllegalArgumentException when there is none at that path
     */
    public static FunkSVDModel load(String path) {
        return read().load(path);
    }

    /** {@link #save} refuses a path where something is, unless told to {@code overwrite()}. */
    @Override
    public MLWriter write() {
        return new FunkSVDModelWriter(this);
    }

    @Override
    public void save(String path) throws IOException {
        write().save(path);
    }

    @Override
    public String uid() {
        return uid;
    }

    public int rank() {
        return items().factors.rank();
    }

    /** Global mean, in stars. */
    public double mu() {
        return items().factors.mu();
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
        return LearnedFactors.table(userFactors.sparkSession(), items());
    }

    TrainedItems items() {
        return sent.items;
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
        return new Predictor(userFactors, sent.broadcast(data.sparkSession()), value(p.userCol), value(p.itemCol))
                .predict(
                        data, value(p.predictionCol), value(p.coldStartStrategy).equals("drop"));
    }

    /**
     * The n best items for every user of the model: ({@code userCol}: long, recommendations: array of ({@code itemCol}:
     * long, rating: float)), best first, equal scores by ascending id. As with ALS, items they have rated are among them.
     */
    public Dataset<Row> recommendForAllUsers(int n) {
        return userLists().best(positive(n));
    }

    /**
     * The n best items that each user has not rated; fewer only when the catalogue is exhausted.
     *
     * @param rated ({@code userCol}, {@code itemCol}) of what is left out; users and items the model does not know, and
     *     nulls, do not matter
     */
    public Dataset<Row> recommendForAllUsers(int n, Dataset<?> rated) {
        return userLists().bestUnseen(userSchema().pairs(rated), positive(n));
    }

    /** {@link #recommendForAllUsers(int)} for the users in a data set's {@code userCol} that the model knows. */
    public Dataset<Row> recommendForUserSubset(Dataset<?> users, int n) {
        return userLists().only(userSchema().ids(users)).best(positive(n));
    }

    /** {@link #recommendForAllUsers(int, Dataset)} for the users in a data set's {@code userCol} that the model knows. */
    public Dataset<Row> recommendForUserSubset(Dataset<?> users, int n, Dataset<?> rated) {
        return userLists().only(userSchema().ids(users)).bestUnseen(userSchema().pairs(rated), positive(n));
    }

    /**
     * The n users for whom each item scores best: ({@code itemCol}: long, recommendations: array of ({@code userCol}:
     * long, rating: float)), best first, equal scores by ascending id.
     */
    public Dataset<Row> recommendForAllItems(int n) {
        return itemLists(sent).best(positive(n));
    }

    /** {@link #recommendForAllItems} for the items in a data set's {@code itemCol} that the model knows. */
    public Dataset<Row> recommendForItemSubset(Dataset<?> items, int n) {
        return itemLists(sent.only(itemSchema().ids(items))).best(positive(n));
    }

    private UserLists userLists() {
        return new UserLists(userFactors, sent.broadcast(userFactors.sparkSession()), userSchema());
    }

    private ItemLists itemLists(SentItems items) {
        return new ItemLists(userFactors, items.broadcast(userFactors.sparkSession()), itemSchema());
    }

    private ListSchema userSchema() {
        return new ListSchema(value(p.userCol), value(p.itemCol));
    }

    private ListSchema itemSchema() {
        return new ListSchema(value(p.itemCol), value(p.userCol));
    }

    private static int positive(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("a list must have room for at least 1, not " + n);
        }
        return n;
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
        return copyValues(new FunkSVDModel(uid, userFactors, sent, summary), extra)
                .setParent(parent());
    }

    @Override
    public Param<?>[] params() {
        return p.all();
    }

    private String value(Param<String> param) {
        return getOrDefault(param);
    }
}
