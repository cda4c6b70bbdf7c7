package io.cinematch.serving.observe;

import io.javalin.http.Context;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.slf4j.MDC;

/** The name of a request, on its answer and on every log line about it. */
public final class RequestId {
    public static final String HEADER = "X-Request-Id";
    private static final String LOGGED = "request";
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private RequestId() {}

    /** Begins a request: under the name it brings, when that cannot split a line or a header, else under a new one. */
    public static void begin(Context ctx) {
        String brought = ctx.header(HEADER);
        String id = brought != null && HARMLESS.matcher(brought).matches() ? brought : fresh();
        ctx.header(HEADER, id);
        MDC.put(LOGGED, id);
    }

    /** Ends it: the thread goes on to another. */
    static void end() {
        MDC.remove(LOGGED);
    }

    /** Unique enough to find a line by; nothing depends on nobody guessing it. */
    public static String fresh() {
        return Long.toUnsignedString(ThreadLocalRandom.current().nextLong(), 36);
    }
}
