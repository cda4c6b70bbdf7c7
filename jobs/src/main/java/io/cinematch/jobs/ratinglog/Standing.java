package io.cinematch.jobs.ratinglog;

import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What stands of all that users have told: of each movie the last statement, and nothing from before a user was
 * forgotten but that they were. It gives the same when what stands already is gone through again with it, so an entry of
 * the log that is read twice counts once.
 */
final class Standing implements Iterator<Statement> {
    private final Iterator<Statement> all;
    private Statement next;
    private Iterator<Statement> ofUser = Collections.emptyIterator();

    /** @param all ordered by user, then as they were told */
    Standing(Iterator<Statement> all) {
        this.all = all;
        advance();
    }

    private void advance() {
        next = all.hasNext() ? all.next() : null;
    }

    @Override
    public boolean hasNext() {
        return ofUser.hasNext() || next != null;
    }

    @Override
    public Statement next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        if (!ofUser.hasNext()) {
            ofUser = nextUser().iterator();
        }
        return ofUser.next();
    }

    /** By movie; that they were forgotten first. */
    private Collection<Statement> nextUser() {
        SortedMap<Integer, Statement> last = new TreeMap<>();
        for (long user = next.user(); next != null && next.user() == user; advance()) {
            if (next.forgets()) {
                last.clear();
            }
            last.put(next.movie(), next);
        }
        return last.values();
    }
}
