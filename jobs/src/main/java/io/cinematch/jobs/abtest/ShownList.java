package io.cinematch.jobs.abtest;

import java.io.Serializable;

/** The list that a simulated user was shown, best first; plain arrays, for Spark to move. */
final class ShownList implements Serializable {
    final long user;
    final String variant;
    final int[] movies;
    /** Of the user for each of the movies. */
    final Taste[] tastes;

    ShownList(long user, String variant, int[] movies, Taste[] tastes) {
        this.user = user;
        this.variant = variant;
        this.movies = movies;
        this.tastes = tastes;
    }
}
