package io.cinematch.model.settings;

import com.fasterxml.jackson.annotation.JsonValue;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Who is told of something: a URL or a command. Neither its text nor its JSON shows more than where a URL leads. */
public record Hook(Secret text) {
    public static final Hook NONE = new Hook(Secret.NONE);

    /**
     * The hook in a text; none in an empty one.
     *
     * @throws IllegalArgumentException saying what is wrong with a URL, without repeating it: it may hold a token
     */
    public static Hook parse(String text) {
        Hook hook = new Hook(new Secret(text.strip()));
        if (text.strip().matches("(?i)https?:.*") && hook.url().isEmpty()) {
            throw new IllegalArgumentException("must be a URL such as https://host/path, or a command");
        }
        return hook;
    }

    public boolean isSet() {
        return text.isSet();
    }

    /** Where to; empty for a command, or none. */
    public Optional<URI> url() {
        try {
            URI uri = new URI(text.value());
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    @JsonValue
    @Override
    public String toString() {
        return url().map(uri -> "%s://%s%s/***"
                        .formatted(uri.getScheme(), uri.getHost(), uri.getPort() < 0 ? "" : ":" + uri.getPort()))
                .orElse(isSet() ? "a command" : "");
    }
}
