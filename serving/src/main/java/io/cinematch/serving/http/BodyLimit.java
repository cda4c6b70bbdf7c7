package io.cinematch.serving.http;

import java.time.Duration;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.EagerContentHandler;

/** How large a body may be, and that it keeps nobody else waiting while it trickles in. */
public final class BodyLimit {
    /** A hundred ratings, written generously, take a tenth of this. */
    public static final int MOST_BYTES = 64 * 1024;

    /** What each piece of a body counts for beside its bytes: a body of a great many pieces is too large sooner. */
    private static final int PIECE_BYTES = 16;

    /** A body fits into one packet or a few; this is for the slowest of networks. */
    private static final Duration MOST_TIME = Duration.ofSeconds(10);

    /** Bodies that arrive at the same time, of a few kilobytes each even when they say nothing. */
    private static final int MOST_CONNECTIONS = 1000;

    private BodyLimit() {}

    /**
     * Makes a server collect bodies without a thread, and call its handlers when all of one is there: slow senders then
     * cost memory, of which each gets little, but never the threads that answer others.
     */
    public static void protect(Server server) {
        server.insertHandler(BodyGuard.arrived());
        server.insertHandler(new EagerContentHandler(
                new EagerContentHandler.RetainedContentLoaderFactory(MOST_BYTES * 5 / 4, PIECE_BYTES, true)));
        server.insertHandler(new BodyGuard(MOST_BYTES, MOST_TIME));
        server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, server));
    }

    /** For a body that does not say beforehand how large it is. */
    static ProblemException tooLarge() {
        return new ProblemException(
                ProblemType.TOO_LARGE,
                "The body is larger than %d bytes.".formatted(MOST_BYTES),
                "Send less at a time, such as 100 ratings.");
    }
}
