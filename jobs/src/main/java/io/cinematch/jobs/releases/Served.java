package io.cinematch.jobs.releases;

import io.cinematch.model.store.Move;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What the history of the pointer says about where to go back to. */
final class Served {
    private Served() {}

    /**
     * The releases of a variant that led to the one that is active, the newest first, itself left out. A move to one among
     * them is a step back and strikes out what came after it: nobody goes back to a release that was gone back from.
     */
    static List<String> before(List<Move> history, String variant) {
        List<String> way = new ArrayList<>();
        for (Move move : history) {
            if (!move.variant().equals(variant)) {
                continue;
            }
            int known = way.indexOf(move.to());
            if (known >= 0) {
                way.subList(known + 1, way.size()).clear();
            } else {
                way.add(move.to());
            }
        }
        List<String> before = new ArrayList<>(way.subList(0, Math.max(0, way.size() - 1)));
        Collections.reverse(before);
        return before;
    }
}
