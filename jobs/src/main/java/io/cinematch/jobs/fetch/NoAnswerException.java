package io.cinematch.jobs.fetch;

import java.io.IOException;

/** No response began: no network, no such host, nobody listening, no trust, or nothing said in time. */
final class NoAnswerException extends IOException {
    NoAnswerException(String why, Throwable cause) {
        super(why, cause);
    }
}
