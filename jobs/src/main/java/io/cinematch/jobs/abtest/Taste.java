package io.cinematch.jobs.abtest;

/** What is known of a simulated user's taste for a movie: their held-out rating. */
enum Taste {
    LIKED,
    DISLIKED,
    /** No held-out rating, which does not mean that they would not like it. */
    UNRATED
}
