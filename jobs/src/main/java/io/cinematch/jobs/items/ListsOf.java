package io.cinematch.jobs.items;

import io.cinematch.model.score.ItemFactors;
import io.cinematch.model.score.TopN;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Lists for users who stream by, from what is known of a user (S) to what is made of their list (R). Users are taken some
 * at a time, because what is read of the catalogue then serves all of them.
 */
public final class ListsOf<S, U, R> implements Iterator<R> {
    /** Enough to share the reading, few enough to hold what each has rated. */
    private static final int TOGETHER = 64;

    private final Iterator<S> users;
    private final Function<S, Wanted<U>> wanted;
    private final BiFunction<Wanted<U>, int[], R> result;
    private final ItemFactors items;
    private final int n;
    private Iterator<R> ready = Collections.emptyIterator();

    /** A user, in the caller's words, and what to score them by. */
    public record Wanted<U>(U user, TopN.Query query) {}

    /**
     * Lists of n items.
     *
     * @param wanted called once for each user in their order, before the next is asked for
     * @param result of a user and the indexes of their items, best first
     */
    public ListsOf(
            Iterator<S> users,
            Function<S, Wanted<U>> wanted,
            BiFunction<Wanted<U>, int[], R> result,
            ItemFactors items,
            int n) {
        this.users = users;
        this.wanted = wanted;
        this.result = result;
        this.items = items;
        this.n = n;
    }

    @Override
    public boolean hasNext() {
        return ready.hasNext() || users.hasNext();
    }

    @Override
    public R next() {
        if (!ready.hasNext()) {
            ready = together();
        }
        return ready.next();
    }

    private Iterator<R> together() {
        List<Wanted<U>> some = new ArrayList<>(TOGETHER);
        while (some.size() < TOGETHER && users.hasNext()) {
            some.add(wanted.apply(users.next()));
        }
        int[][] lists = TopN.of(items, some.stream().map(Wanted::query).toList(), n);
        List<R> results = new ArrayList<>(lists.length);
        for (int u = 0; u < lists.length; u++) {
            results.add(result.apply(some.get(u), lists[u]));
        }
        return results.iterator();
    }
}
