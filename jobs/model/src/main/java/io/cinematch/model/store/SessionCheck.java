package io.cinematch.model.store;

import java.util.Optional;

/** What has to hold before anything of a user is handed out. */
public interface SessionCheck {
    /** For callers who answer for nobody else: jobs, and a service that lets everybody act as anybody. */
    SessionCheck NONE = new SessionCheck() {
        @Override
        public Optional<SessionRef> session() {
            return Optional.empty();
        }

        @Override
        public void confirm(Optional<Session> found) {
            // Nothing has to hold.
        }
    };

    /** The session to look for in the same round trip. */
    Optional<SessionRef> session();

    /**
     * Is told what there is of the session, empty when none was asked for or it has ended; throws to let nothing out.
     */
    void confirm(Optional<Session> found);
}
