package io.cinematch.serving.access;

import io.cinematch.model.store.SessionStore;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Collection;
import java.util.Optional;

/** How people join, and how they get back in. */
public final class SignIn {
    private static final int FEWEST_DIGITS = 6;
    private static final int MOST_DIGITS = 15;
    /** Ids tried before they get a digit longer: they are that crowded then. */
    private static final int TRIES = 4;

    private static final SecretToken NO_KEY = new SecretToken("");
    private static final String NO_HASH = "0".repeat(64);

    private final SessionStore sessions;
    private final SessionCookie cookie;
    private final boolean open;
    private final SecureRandom random;
    private final Clock clock;

    /** @param open whether anybody may sign in as a user of the data set */
    public SignIn(SessionStore sessions, SessionCookie cookie, boolean open, SecureRandom random, Clock clock) {
        this.sessions = sessions;
        this.cookie = cookie;
        this.open = open;
        this.random = random;
        this.clock = clock;
    }

    /**
     * Somebody new.
     *
     * @param key what lets them in again; nobody can be told it a second time
     */
    public record Joined(SessionCookie.Fresh session, SecretToken key) {}

    /** Makes a user with an id of six digits or more that is nobody's, neither here nor in the releases. */
    public Joined join(Collection<String> releases) {
        SecretToken key = SecretToken.fresh(random);
        for (int digits = FEWEST_DIGITS; digits <= MOST_DIGITS; digits++) {
            long from = power(digits - 1);
            for (int n = 0; n < TRIES; n++) {
                SessionCookie.Fresh fresh = cookie.fresh(random.nextLong(from, 10 * from));
                if (sessions.join(fresh.session(), key.sha256(), releases, clock.instant())) {
                    return new Joined(fresh, key);
                }
            }
        }
        throw new IllegalStateException("every id that was tried is taken");
    }

    /**
     * Lets a user in; empty when the key is not theirs, whether or not there is such a user: both take the same work.
     *
     * @param key not needed on an open service for a user of the data set who has no account
     */
    public Optional<SessionCookie.Fresh> as(long user, Optional<SecretToken> key, Collection<String> releases) {
        SessionStore.Door door = sessions.door(user, releases);
        boolean fits = key.orElse(NO_KEY).hasHash(door.keyHash().orElse(NO_HASH));
        boolean unlocked = open && key.isEmpty() && door.keyHash().isEmpty() && door.dataSet();
        SessionCookie.Fresh fresh = cookie.fresh(user);
        return (fits || unlocked) && sessions.signIn(fresh.session(), door, clock.instant())
                ? Optional.of(fresh)
                : Optional.empty();
    }

    private static long power(int exponent) {
        long power = 1;
        for (int n = 0; n < exponent; n++) {
            power *= 10;
        }
        return power;
    }
}
