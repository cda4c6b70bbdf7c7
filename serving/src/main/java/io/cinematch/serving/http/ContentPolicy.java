package io.cinematch.serving.http;

/** What a browser may do with an answer. */
public enum ContentPolicy {
    /** Nothing: it is data. */
    DATA("default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"),
    /** Show it, with scripts, styles and images that this service serves as files; nothing inline. */
    PAGE("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
            + "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");

    private final String text;

    ContentPolicy(String text) {
        this.text = text;
    }

    /** The header's value. */
    public String text() {
        return text;
    }
}
