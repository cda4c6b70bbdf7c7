package io.cinematch.serving.access;

import io.cinematch.model.settings.ServeSettings;
import io.cinematch.model.settings.ServeSettings.ApiKey;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the credentials of requests. A header outweighs a cookie: it is sent on purpose. */
final class CredentialsReader {
    private static final Pattern BEARER = Pattern.compile("(?i:Bearer) +(.{1,512})");

    private final List<ApiKey> keys;
    private final Optional<String> adminHash;
    private final SessionCookie cookie;

    CredentialsReader(ServeSettings.Auth auth, SessionCookie cookie) {
        keys = auth.apiKeys();
        adminHash = auth.adminSecret().isSet()
                ? Optional.of(new SecretToken(auth.adminSecret().value()).sha256())
                : Optional.empty();
        this.cookie = cookie;
    }

    Credentials of(Context ctx) {
        String header = ctx.header("Authorization");
        if (header != null) {
            Matcher bearer = BEARER.matcher(header);
            return bearer.matches() ? known(new SecretToken(bearer.group(1))) : new Credentials.Wrong();
        }
        return cookie.read(ctx).<Credentials>map(Credentials.InSession::new).orElseGet(Credentials.Nobody::new);
    }

    /** Compares with every hash there is: how long it takes does not tell which one came close. */
    private Credentials known(SecretToken token) {
        Credentials found = new Credentials.Wrong();
        for (ApiKey key : keys) {
            if (token.hasHash(key.sha256())) {
                found = new Credentials.Program(key);
            }
        }
        return adminHash.filter(token::hasHash).isPresent() ? new Credentials.Admin() : found;
    }
}
