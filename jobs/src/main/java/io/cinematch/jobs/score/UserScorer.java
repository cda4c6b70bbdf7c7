package io.cinematch.jobs.score;

import io.cinematch.jobs.items.BestItems;
import io.cinematch.jobs.items.TrainedItems;
import io.cinematch.jobs.users.UserHistories.KnownUser;
import io.cinematch.jobs.users.UserHistory;
import io.cinematch.model.foldin.UserFactors;
import io.cinematch.model.release.UserRecord;
import io.cinematch.model.release.UserRecordCodec;
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

    /** (user: long, record: bytes) for each user. */
    Iterator<Row> partition(Iterator<KnownUser> users) {
        BestItems best = new BestItems(items, listSize);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return users.hasNext();
            }

            @Override
            public Row next() {
                KnownUser user = users.next();
                return RowFactory.create(user.history().user, UserRecordCodec.encode(record(user, best)));
            }
        };
    }

    private UserRecord record(KnownUser user, BestItems best) {
        UserFactors factors =
                user.factors() != null ? user.factors() : new UserFactors(0, new float[items.factors.rank()]);
        UserHistory history = user.history();
        int[] rated = new int[history.movies.length];
        BitSet excluded = new BitSet(items.ids.length);
        for (int r = 0; r < rated.length; r++) {
            rated[r] = items.indexOf(history.movies[r]);
            excluded.set(rated[r]);
        }
        int[] list = best.of(factors.bias(), factors.p(), excluded);
        return new UserRecord(list, List.of(factors), rated, history.stars);
    }
}
