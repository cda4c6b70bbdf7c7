package io.cinematch.serving.access;

import io.cinematch.model.store.SessionRef;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The cookie that carries a session's token: {@code <user>.<192 random bits>}. No script can read it, no other site can
 * make a browser send it, and behind TLS it never travels without.
 */
public final class SessionCookie {
    static final String NAME = "cm_session";
    private static final Pattern TOKEN = Pattern.compile("([1-9][0-9]{0,17})\\.[A-Za-z0-9_-]{32}");

    private final boolean secure;
    private final Duration lasting;
    private final SecureRandom random = new SecureRandom();

    /**
     * @param secure whether clients reach the service over TLS
     * @param lasting how long a session lasts after its last use
     */
    public SessionCookie(boolean secure, Duration lasting) {
        this.secure = secure;
        this.lasting = lasting;
    }

    /** A token that nobody else has, and the session it would open. */
    public record Fresh(SecretToken token, SessionRef session) {}

    /** For a session that begins. */
    public Fresh fresh(long user) {
        SecretToken token =
                new SecretToken(user + "." + SecretToken.fresh(random).text());
        return new Fresh(token, new SessionRef(user, token.sha256(), lasting));
    }

    /** The session a request claims to be in; what is no token of ours claims none. */
    public Optional<SessionRef> read(Context ctx) {
        String value = ctx.cookie(NAME);
        if (value == null) {
            return Optional.empty();
        }
        Matcher token = TOKEN.matcher(value);
        return token.matches()
                ? Optional.of(new SessionRef(Long.parseLong(token.group(1)), new SecretToken(value).sha256(), lasting))
                : Optional.empty();
    }

    /** Makes the browser keep the token for as long as the session lasts. */
    public void set(Context ctx, SecretToken token) {
        send(ctx, token.text(), (int) lasting.toSeconds());
    }

    /** The session lasts its full time again, so the cookie has to. */
    public void renew(Context ctx) {
        set(ctx, new SecretToken(ctx.cookie(NAME)));
    }

    /** Makes the browser forget it. */
    public void clear(Context ctx) {
        send(ctx, "", 0);
    }

    private void send(Context ctx, String value, int seconds) {
        ctx.cookie(new Cookie(NAME, value, "/", seconds, secure, true, null, SameSite.STRICT));
    }
}
