package io.cinematch.jobs.funksvd;

import io.cinematch.jobs.items.TrainedItems;
import java.util.BitSet;
import java.util.Collections;
import java.util.Iterator;
import org.apache.spark.sql.catalyst.InternalRow;

/** What users have seen, streaming by in the order of their ids, to be met by the users in the same order. */
final class SeenItems {
    private final Iterator<InternalRow> rows;
    private boolean pending;
    private long user;
    private long item;

    /**
     * Starts at the first row.
     *
     * @param rows (user: long, item: long) ordered by user
     */
    SeenItems(Iterator<InternalRow> rows) {
        this.rows = rows;
        advance();
    }

    static SeenItems none() {
        return new SeenItems(Collections.emptyIterator());
    }

    /** Takes the values out of the row, which Spark uses again for the next one. */
    private void advance() {
        pending = rows.hasNext();
        if (pending) {
            InternalRow row = rows.next();
            user = row.getLong(0);
            item = row.getLong(1);
        }
    }

    /** Indexes of the items that a user has seen; ids must come in ascending order. */
    BitSet of(long id, TrainedItems items) {
        BitSet seen = new BitSet(items.size());
        for (; pending && user <= id; advance()) {
            int index = user == id ? items.indexOf(item) : -1;
            if (index >= 0) {
                seen.set(index);
            }
        }
        return seen;
    }
}
