package io.cinematch.jobs.foldingap;

import io.cinematch.jobs.items.TrainedItems;
import io.cinematch.jobs.users.UserHistories;
import io.cinematch.jobs.users.UserHistories.KnownUser;
import io.cinematch.jobs.users.UserHistory;
import io.cinematch.jobs.variants.ModelInfo;
import io.cinematch.model.foldin.UserFactors;
import io.cinematch.model.metrics.RankingAtK;
import io.cinematch.model.score.TopN;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * NDCG@k of each user by a model's lists: all its movies but those the user rated in training are ranked, relevant are
 * held-out ratings of at least {@code relevantStars}, also of movies that the model does not know, which no list can hit.
 */
final class ListJudge {
    private final SparkSession spark;
    private final UserHistories histories;
    private final int k;
    private final double relevantStars;

    ListJudge(SparkSession spark, UserHistories histories, int k, double relevantStars) {
        this.spark = spark;
        this.histories = histories;
        this.k = k;
        this.relevantStars = relevantStars;
    }

    /** Of every user with something relevant, ordered by user; somebody whom the model does not know has zero factors. */
    double[] ndcg(ModelInfo info, Dataset<Row> users, Dataset<Row> items) {
        Ranking ranking = new Ranking(TrainedItems.collect(items, info.mu(), info.rank()), k, relevantStars);
        Broadcast<Ranking> sent =
                JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(ranking);
        List<UserValue> values = new ArrayList<>(histories
                .with(List.of(users), partition -> sent.value().values(partition))
                .collect());
        sent.destroy();
        values.sort(Comparator.comparingLong(value -> value.user));
        return values.stream().mapToDouble(value -> value.ndcg).toArray();
    }

    private static final class UserValue implements Serializable {
        final long user;
        final double ndcg;

        UserValue(long user, double ndcg) {
            this.user = user;
            this.ndcg = ndcg;
        }
    }

    private static final class Ranking implements Serializable {
        private final TrainedItems items;
        private final int k;
        private final double relevantStars;

        Ranking(TrainedItems items, int k, double relevantStars) {
            this.items = items;
            this.k = k;
            this.relevantStars = relevantStars;
        }

        Iterator<UserValue> values(Iterator<KnownUser> users) {
            List<UserValue> values = new ArrayList<>();
            float[] scores = new float[items.size()];
            users.forEachRemaining(user -> {
                BitSet relevant = relevant(user.history());
                if (!relevant.isEmpty()) {
                    UserFactors factors =
                            user.factors().get(0).orElseGet(() -> new UserFactors(0, new float[items.factors.rank()]));
                    items.factors.scoreAll(factors.bias(), factors.p(), scores);
                    int[] list = TopN.of(scores, rated(user.history()), k);
                    values.add(new UserValue(
                            user.history().user,
                            RankingAtK.of(list, relevant, k).ndcg()));
                }
            });
            return values.iterator();
        }

        private BitSet rated(UserHistory history) {
            BitSet rated = new BitSet(items.size());
            for (int r = 0; r < history.movies.length; r++) {
                int item = items.indexOf(history.movies[r]);
                if (!history.held[r] && item >= 0) {
                    rated.set(item);
                }
            }
            return rated;
        }

        /** Movies that the model does not know get indexes behind those it does. */
        private BitSet relevant(UserHistory history) {
            BitSet relevant = new BitSet();
            int unreachable = items.size();
            for (int r = 0; r < history.movies.length; r++) {
                if (history.held[r] && history.stars[r] >= relevantStars) {
                    int item = items.indexOf(history.movies[r]);
                    relevant.set(item >= 0 ? item : unreachable++);
                }
            }
            return relevant;
        }
    }
}
