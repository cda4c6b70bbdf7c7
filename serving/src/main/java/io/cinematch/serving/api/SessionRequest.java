package io.cinematch.serving.api;

import io.cinematch.serving.access.SecretToken;
import io.cinematch.serving.http.ProblemException;
import java.util.Optional;

/** The body of {@code POST /session}: nothing to join, an id and its key to sign in. */
record SessionRequest(Optional<Long> userId, Optional<String> userKey) {
    static final String EXAMPLE = "{} or {\"user_id\":123456,\"user_key\":\"…\"}";

    /** The user to sign in as; empty for somebody new. */
    Optional<Long> checkedUser() {
        if (userId.isEmpty() && userKey.isPresent()) {
            throw ProblemException.invalid(
                    "user_key is there without user_id.", "Send both to sign in, or neither to join.");
        }
        userId.filter(id -> id < 1).ifPresent(id -> {
            throw ProblemException.invalid("user_id is not 1 or more.", "Send the number you were given.");
        });
        return userId;
    }

    Optional<SecretToken> key() {
        return userKey.map(SecretToken::new);
    }
}
