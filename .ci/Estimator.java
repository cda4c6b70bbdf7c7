import io.cinematch.jobs.funksvd.FunkSVD;
import io.cinematch.jobs.funksvd.FunkSVDModel;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** A program of somebody else's, compiled apart, to whom Spark brings only our jar: train, save, load, predict, list. */
public final class Estimator {
    public static void main(String[] args) throws Exception {
        SparkSession spark = SparkSession.builder().getOrCreate();
        Dataset<Row> ratings = spark.read()
                .option("header", true)
                .schema("userId LONG, movieId LONG, rating FLOAT, timestamp LONG")
                .csv(args[0]);
        FunkSVD estimator = new FunkSVD()
                .setUserCol("userId")
                .setItemCol("movieId")
                .setRank(8)
                .setMaxIter(5)
                .setNumBlocks(2);
        PipelineStage[] stages = {estimator};
        new Pipeline().setStages(stages).fit(ratings).save(args[1]);
        FunkSVDModel model = (FunkSVDModel) PipelineModel.load(args[1]).stages()[0];
        double rmse = Math.sqrt(model.transform(ratings)
                .selectExpr("avg(pow(rating - prediction, 2))")
                .head()
                .getDouble(0));
        long lists = model.recommendForAllUsers(10, ratings)
                .filter("size(recommendations) = 10")
                .count();
        System.out.printf("RMSE %.3f, %d lists%n", rmse, lists);
        if (!(rmse < 0.95) || lists != 610) {
            System.exit(1);
        }
    }
}
