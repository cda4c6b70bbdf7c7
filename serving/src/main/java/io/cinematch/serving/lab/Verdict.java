package io.cinematch.serving.lab;

/** What a comparison came to, as reports have it. */
enum Verdict {
    BETTER("better"),
    WORSE("worse"),
    NOT_DISTINGUISHABLE("not-distinguishable");

    private final String text;

    Verdict(String text) {
        this.text = text;
    }

    /** The name in answers. */
    String text() {
        return text;
    }

    /** That of the other side. */
    Verdict turned() {
        return switch (this) {
            case BETTER -> WORSE;
            case WORSE -> BETTER;
            case NOT_DISTINGUISHABLE -> this;
        };
    }
}
