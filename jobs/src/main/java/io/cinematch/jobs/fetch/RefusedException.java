package io.cinematch.jobs.fetch;

import java.io.IOException;
import java.net.URI;

/** The server answered, but not with the file. */
final class RefusedException extends IOException {
    RefusedException(URI from, int status) {
        super(from + " answered with HTTP status " + status);
    }
}
