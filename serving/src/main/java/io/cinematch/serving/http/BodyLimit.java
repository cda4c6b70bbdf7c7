package io.cinematch.serving.http;

import java.time.Duration;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
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
     * Makes a server collect bodies without a thread, and answer when all of one is there: slow senders then cost memory,
     * of which each gets little, but never the threads that answer others. Within its context, which takes no new
     * requests once the server stops: those whose body is still on its way are not new.
     */
    public static void collect(ServletContextHandler context) {
        context.insertHandler(BodyGuard.arrived());
        context.insertHandler(new EagerContentHandler(
                new EagerContentHandler.RetainedContentLoaderFactory(MOST_BYTES * 5 / 4, PIECE_BYTES, true)));
        context.insertHandler(new BodyGuard(MOST_BYTES, MOST_TIME));
    }

    /** Bounds what all slow senders together can cost. */
    public static void limitConnections(Server server) {
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
