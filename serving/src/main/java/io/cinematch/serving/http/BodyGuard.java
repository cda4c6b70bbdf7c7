package io.cinematch.serving.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Refuses a body that says itself that it is too large, before it is sent, and hangs up on one that is not all there in
 * time, however steadily it trickles: Jetty's own limit is for silence between two bytes. Goes before what collects the
 * body; {@link #arrived} goes after it.
 */
final class BodyGuard extends Handler.Wrapper {
    private static final String DEADLINE = BodyGuard.class.getName();

    private final long mostBytes;
    private final Duration mostTime;

    BodyGuard(long mostBytes, Duration mostTime) {
        this.mostBytes = mostBytes;
        this.mostTime = mostTime;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        HttpFields headers = request.getHeaders();
        long length = headers.getLongField(HttpHeader.CONTENT_LENGTH);
        if (length > mostBytes) {
            Response.writeError(request, response, callback, HttpStatus.PAYLOAD_TOO_LARGE_413);
            return true;
        }
        if (length > 0 || headers.contains(HttpHeader.TRANSFER_ENCODING)) {
            EndPoint client = request.getConnectionMetaData().getConnection().getEndPoint();
            Scheduler scheduler = request.getComponents().getScheduler();
            request.setAttribute(
                    DEADLINE, scheduler.schedule(client::close, mostTime.toMillis(), TimeUnit.MILLISECONDS));
        }
        return super.handle(request, response, callback);
    }

    /** Whatever happens from here on has nothing to do with the body. */
    static Handler.Wrapper arrived() {
        return new Handler.Wrapper() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                if (request.removeAttribute(DEADLINE) instanceof Scheduler.Task deadline) {
                    deadline.cancel();
                }
                return super.handle(request, response, callback);
            }
        };
    }
}
