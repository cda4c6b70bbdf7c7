package io.cinematch.model.release;

/** What a model in a release answers: a release has one model for each head, and one model may serve both. */
public enum Head {
    /** What to show. */
    RANK,
    /** How many stars the user would give. */
    STARS
}
