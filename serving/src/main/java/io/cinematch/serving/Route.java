package io.cinematch.serving;

import io.cinematch.serving.access.Access;
import io.cinematch.serving.access.Caller;
import io.cinematch.serving.http.ContentPolicy;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;

/** One line of the route table. A GET route answers HEAD too. */
record Route(HandlerType method, String path, Access access, ContentPolicy content, Work work) {
    /** What a route does for whom: without the caller nobody's data can be reached. */
    @FunctionalInterface
    interface Work {
        void answer(Context ctx, Caller caller) throws Exception;
    }

    /** A route about a user. */
    Route(HandlerType method, String path, Access access, Work work) {
        this(method, path, access, ContentPolicy.DATA, work);
    }

    /** A route about nobody in particular. */
    Route(HandlerType method, String path, Access access, Handler handler) {
        this(method, path, access, (ctx, caller) -> handler.handle(ctx));
    }

    /** The same for a page that a browser shows. */
    Route asPage() {
        return new Route(method, path, access, ContentPolicy.PAGE, work);
    }
}
