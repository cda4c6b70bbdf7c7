package io.cinematch.jobs.score;

import io.cinematch.jobs.items.ListsOf;
import io.cinematch.jobs.items.ListsOf.Wanted;
import io.cinematch.jobs.items.TrainedItems;
import io.cinematch.jobs.users.UserHistories.KnownUser;
import io.cinematch.jobs.users.UserHistory;
import io.cinematch.model.foldin.UserFactors;
import io.cinematch.model.release.UserRecord;
import io.cinematch.model.release.UserRecordCodec;
import io.cinematch.model.score.TopN;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Turns users into their records of a release: the best movies they have not rated, and what a fold-in needs. */
final class UserScorer implements Serializable {
    private final ArrayList<TrainedItems> models;
    private final int listSize;

    /** @param models of the release, in its order, on the same items; the first makes the lists */
    UserScorer(List<TrainedItems> models, int listSize) {
        this.models = new ArrayList<>(models);
        if (models.stream().anyMatch(m -> !Arrays.equals(m.ids, models.get(0).ids))) {
            throw new IllegalArgumentException("the models of one release know different movies");
        }
        this.listSize = listSize;
    }

    /** A user with their factors in each model and the indexes of what they rated. */
    private record Rater(UserHistory history, List<UserFactors> factors, int[] rated) {}

    /** (user: long, record: bytes) for each user. */
    Iterator<Row> partition(Iterator<KnownUser> users) {
        return new ListsOf<>(
                users,
                this::wanted,
                (wanted, list) -> RowFactory.create(
                        wanted.user().history().user, UserRecordCodec.encode(record(wanted.user(), list))),
                models.get(0).factors,
                listSize);
    }

    private Wanted<Rater> wanted(KnownUser user) {
        TrainedItems items = models.get(0);
        List<UserFactors> factors = new ArrayList<>();
        for (int m = 0; m < models.size(); m++) {
            int rank = models.get(m).factors.rank();
            factors.add(user.factors().get(m).orElseGet(() -> new UserFactors(0, new float[rank])));
        }
        UserHistory history = user.history();
        int[] rated = items.indexesOf(history.movies);
        BitSet excluded = new BitSet(items.size());
        Arrays.stream(rated).forEach(excluded::set);
        UserFactors ranking = factors.get(0);
        return new Wanted<>(new Rater(history, factors, rated), new TopN.Query(ranking.bias(), ranking.p(), excluded));
    }

    private static UserRecord record(Rater user, int[] list) {
        return new UserRecord(list, user.factors(), user.rated(), user.history().stars);
    }
}
