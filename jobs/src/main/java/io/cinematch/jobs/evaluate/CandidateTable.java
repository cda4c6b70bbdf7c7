package io.cinematch.jobs.evaluate;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Reads off the training side which movies there are to show. */
final class CandidateTable {
    /** As many average ratings every movie is believed to have beside its own: enough that one 5 does not make a best. */
    private static final double DAMPING = 10;

    private CandidateTable() {}

    /** From (user: long, movie: int, stars: float). */
    static Candidates of(Dataset<Row> train) {
        // Sums of doubles depend on their order; stars are halves, so sums of them are exact in any.
        List<Row> movies = train.groupBy("movie")
                .agg(count(lit(1)), sum("stars"))
                .orderBy("movie")
                .collectAsList();
        long users = train.agg(countDistinct("user")).head().getLong(0);
        int n = movies.size();
        int[] ids = new int[n];
        long[] raters = new long[n];
        long ratings = 0;
        double stars = 0;
        for (int i = 0; i < n; i++) {
            ids[i] = movies.get(i).getInt(0);
            raters[i] = movies.get(i).getLong(1);
            ratings += raters[i];
            stars += movies.get(i).getDouble(2);
        }
        double mu = stars / ratings;
        float[] means = new float[n];
        for (int i = 0; i < n; i++) {
            means[i] = (float) ((movies.get(i).getDouble(2) + DAMPING * mu) / (raters[i] + DAMPING));
        }
        return new Candidates(ids, raters, means, mu, users);
    }
}
