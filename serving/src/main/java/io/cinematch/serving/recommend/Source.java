package io.cinematch.serving.recommend;

/** What a list of recommendations is based on. */
public enum Source {
    /** What most people rate: the same for everybody, but without what the user rated. */
    POPULAR("popular"),
    /** The list the night made for the user. */
    PRECOMPUTED("precomputed"),
    /** Made on the spot from all the user's ratings, those since the night included. */
    FOLDED_IN("folded-in");

    private final String text;

    Source(String text) {
        this.text = text;
    }

    /** The name in answers. */
    public String text() {
        return text;
    }
}
