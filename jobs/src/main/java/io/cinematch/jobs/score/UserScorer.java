package io.cinematch.jobs.score;

import io.cinematch.jobs.users.UserHistories.KnownUser;
import io.cinematch.jobs.users.UserHistory;
import io.cinematch.jobs.variants.TrainedItems;
import io.cinematch.model.foldin.UserFactors;
import io.cinematch.model.release.UserRecord;
import io.cinematch.model.release.UserRecordCodec;
import io.cinematch.model.score.ItemFactors;
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

    /** (user: long, record: bytes) for each user. */
    Iterator<Row> partition(Iterator<KnownUser> users) {
        float[] scores = new float[items.ids.length];
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return users.hasNext();
            }

            @Override
            public Row next() {
                KnownUser user = users.next();
                return RowFactory.create(user.history().user, UserRecordCodec.encode(record(user, scores)));
            }
        };
    }

    private UserRecord record(KnownUser user, float[] scores) {
        ItemFactors model = items.factors;
        UserFactors factors = user.factors() != null ? user.factors() : new UserFactors(0, new float[model.rank()]);
        UserHistory history = user.history();
        int[] rated = new int[history.movies.length];
        BitSet excluded = new BitSet(items.ids.length);
        for (int r = 0; r < rated.length; r++) {
            rated[r] = items.indexOf(history.movies[r]);
            excluded.set(rated[r]);
        }
        model.scoreAll(factors.bias(), factors.p(), scores);
        return new UserRecord(TopN.of(scores, excluded, listSize), List.of(factors), rated, history.stars);
    }
}
