package io.cinematch.jobs.foldingap;

import io.cinematch.jobs.funksvd.FunkSVDModel;
import io.cinematch.jobs.items.TrainedItems;
import io.cinematch.jobs.users.UserHistories;
import io.cinematch.jobs.users.UserHistories.KnownUser;
import io.cinematch.jobs.users.UserHistory;
import io.cinematch.jobs.variants.TrainedModel;
import io.cinematch.model.foldin.FoldIn;
import io.cinematch.model.foldin.Missing;
import io.cinematch.model.foldin.Regularisation;
import io.cinematch.model.foldin.UserFactors;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/** Factors of users whom a model does not know, from their training-side ratings. */
final class FoldedUsers {
    private final SparkSession spark;
    private final TrainedModel model;
    private final UserHistories histories;

    FoldedUsers(SparkSession spark, TrainedModel model, UserHistories histories) {
        this.spark = spark;
        this.model = model;
        this.histories = histories;
    }

    /** {@link FunkSVDModel#FACTORS} from at most so many ratings of each, drawn by the user's id. */
    Dataset<Row> from(int most) {
        TrainedItems items = TrainedItems.collect(
                model.items(), model.info().mu(), model.info().rank());
        Regularisation lambda = model.info().lambda();
        Missing missing = model.info().missing();
        return spark.createDataFrame(
                histories.with(List.of(), users -> {
                    FoldIn foldIn = new FoldIn(items.factors, lambda, missing);
                    return rows(users, new Folder(items, most), foldIn);
                }),
                FunkSVDModel.FACTORS);
    }

    private static Iterator<Row> rows(Iterator<KnownUser> users, Folder folder, FoldIn foldIn) {
        Iterable<KnownUser> all = () -> users;
        Stream<KnownUser> stream = StreamSupport.stream(all.spliterator(), false);
        return stream.map(user -> folder.row(user.history(), foldIn)).iterator();
    }

    /** Picks what a user is folded in from. */
    private static final class Folder implements Serializable {
        private final TrainedItems items;
        private final int most;

        private Folder(TrainedItems items, int most) {
            this.items = items;
            this.most = most;
        }

        Row row(UserHistory history, FoldIn foldIn) {
            int[] known = IntStream.range(0, history.movies.length)
                    .filter(r -> !history.held[r] && items.indexOf(history.movies[r]) >= 0)
                    .toArray();
            int[] picked = picked(known, history.user);
            int[] rated = new int[picked.length];
            float[] stars = new float[picked.length];
            for (int k = 0; k < picked.length; k++) {
                rated[k] = items.indexOf(history.movies[picked[k]]);
                stars[k] = history.stars[picked[k]];
            }
            UserFactors factors = foldIn.solve(rated, stars);
            return RowFactory.create(history.user, factors.bias(), factors.p());
        }

        private int[] picked(int[] known, long user) {
            SplittableRandom random = new SplittableRandom(user);
            int n = Math.min(most, known.length);
            for (int k = 0; k < n; k++) {
                int other = k + random.nextInt(known.length - k);
                int swapped = known[k];
                known[k] = known[other];
                known[other] = swapped;
            }
            return Arrays.copyOf(known, n);
        }
    }
}
