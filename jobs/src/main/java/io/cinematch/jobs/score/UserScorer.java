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
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Turns users into their records of a release: the best movies they have not rated, and what a fold-in needs. */
final class UserScorer implements Serializable {
    private final TrainedItems items;
    private final int listSize;

    UserScorer(TrainedItems items, int listSize) {
        this.items = items;
        this.listSize = listSize;
    }

    /** A user with the indexes of what they rated. */
    private record Rater(UserHistory history, UserFactors factors, int[] rated) {}

    /** (user: long, record: bytes) for each user. */
    Iterator<Row> partition(Iterator<KnownUser> users) {
        return new ListsOf<>(
                users,
                this::wanted,
                (wanted, list) -> RowFactory.create(
                        wanted.user().history().user, UserRecordCodec.encode(record(wanted.user(), list))),
                items.factors,
                listSize);
    }

    private Wanted<Rater> wanted(KnownUser user) {
        UserFactors factors =
                user.factors() != null ? user.factors() : new UserFactors(0, new float[items.factors.rank()]);
        UserHistory history = user.history();
        int[] rated = new int[history.movies.length];
        BitSet excluded = new BitSet(items.size());
        for (int r = 0; r < rated.length; r++) {
            rated[r] = items.indexOf(history.movies[r]);
            excluded.set(rated[r]);
        }
        return new Wanted<>(new Rater(history, factors, rated), new TopN.Query(factors.bias(), factors.p(), excluded));
    }

    private static UserRecord record(Rater user, int[] list) {
        return new UserRecord(list, List.of(user.factors()), user.rated(), user.history().stars);
    }
}
