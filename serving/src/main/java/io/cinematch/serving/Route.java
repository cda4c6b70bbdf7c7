package io.cinematch.serving;

import io.cinematch.serving.access.Access;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;

/** One line of the route table. */
record Route(HandlerType method, String path, Access access, Handler handler) {}
