package io.cinematch.serving.http;

import io.javalin.http.Context;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.handler.EagerContentHandler;

/** How large a body may be, and that it keeps nobody else waiting while it trickles in. */
public final class BodyLimit {
    /** A hundred ratings, written generously, take a tenth of this. */
    public static final int MOST_BYTES = 64 * 1024;

    /** What each piece of a body counts for beside its bytes: a body of a great many pieces is too large sooner. */
    private static final int PIECE_BYTES = 16;

    private BodyLimit() {}

    /**
     * Collects a body without a thread, and calls the next handler when it is all there: slow senders then cost memory,
     * of which each gets little, but never the threads that answer others.
     */
    public static Handler.Singleton whole() {
        return new EagerContentHandler(
                new EagerContentHandler.RetainedContentLoaderFactory(2L * MOST_BYTES, PIECE_BYTES, true));
    }

    /** Refuses a body that says itself how large it is; of others {@link JsonBody} counts the bytes. */
    public static void require(Context ctx) {
        if (ctx.req().getContentLengthLong() > MOST_BYTES) {
            throw tooLarge();
        }
    }

    static ProblemException tooLarge() {
        return new ProblemException(
                ProblemType.TOO_LARGE,
                "The body is larger than %d bytes.".formatted(MOST_BYTES),
                "Send less at a time, such as 100 ratings.");
    }
}
