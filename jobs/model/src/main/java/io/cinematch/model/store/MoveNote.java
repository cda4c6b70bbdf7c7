package io.cinematch.model.store;

import java.time.Instant;

/**
 * What the history of the pointer keeps of a move beside where it went.
 *
 * @param who moved it, see {@link Author}
 * @param why in a line: the run that published, or what a person gave as the reason
 */
public record MoveNote(Instant at, String who, String why) {
    private static final int LONGEST = 500;

    public MoveNote {
        why = why.strip().replaceAll("\\s+", " ");
        why = why.length() > LONGEST ? why.substring(0, LONGEST) + "…" : why;
    }

    /** By whoever runs this process. */
    public static MoveNote here(Instant at, String why) {
        return new MoveNote(at, Author.here(), why);
    }
}
