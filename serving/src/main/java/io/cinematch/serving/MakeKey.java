package io.cinematch.serving;

import io.cinematch.model.settings.ServeSettings.Scope;
import io.cinematch.serving.access.SecretToken;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** A new API key: what its program sends, and the line that makes the service know it. */
record MakeKey(String name, Collection<Scope> scopes, SecretToken key) {
    static final String NAME = "[A-Za-z0-9._-]{1,40}";

    /** What is printed, once: the key itself is stored nowhere. */
    String text() {
        return """
                The key of %s, shown this once; its program sends it as Authorization: Bearer …
                  %s
                One more entry of serve.auth.apiKeys, in a file that --conf names:
                  { name = %s, sha256 = "%s", scopes = [%s] }
                """.formatted(name, key.text(), name, key.sha256(), scopeNames());
    }

    private String scopeNames() {
        return scopes.stream()
                .sorted()
                .map(scope -> scope.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
