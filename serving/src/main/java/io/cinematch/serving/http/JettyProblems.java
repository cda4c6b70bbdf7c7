package io.cinematch.serving.http;

import io.cinematch.serving.observe.RequestId;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** What the server refuses before any route sees it, told as a problem too instead of Jetty's HTML page. */
public final class JettyProblems extends ErrorHandler {
    private final SecurityHeaders headers;

    public JettyProblems(SecurityHeaders headers) {
        this.headers = headers;
    }

    @Override
    protected void generateResponse(
            Request request, Response response, int code, String message, Throwable cause, Callback callback) {
        response.setStatus(code);
        tell(response.getHeaders());
        if (code == ProblemType.BUSY.status()) {
            ProblemException.busy()
                    .retryAfter()
                    .ifPresent(wait -> response.getHeaders().put(HttpHeader.RETRY_AFTER, wait.toSeconds()));
        }
        String path = request.getHttpURI() == null ? null : request.getHttpURI().getPath();
        response.write(true, ByteBuffer.wrap(Problems.bytes(Problems.of(code, path))), callback);
    }

    @Override
    public ByteBuffer badMessageError(int status, String reason, HttpFields.Mutable fields) {
        tell(fields);
        return ByteBuffer.wrap(Problems.bytes(Problems.of(status, null)));
    }

    private void tell(HttpFields.Mutable fields) {
        fields.put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
        headers.addTo(fields);
        if (!fields.contains(RequestId.HEADER)) {
            fields.put(RequestId.HEADER, RequestId.fresh());
        }
    }
}
