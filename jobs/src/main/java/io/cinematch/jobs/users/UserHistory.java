package io.cinematch.jobs.users;

import java.io.Serializable;

/** All ratings of one user, ordered by movie; plain arrays, for Spark to move. */
public final class UserHistory implements Serializable {
    public final long user;
    public final int[] movies;
    public final float[] stars;
    /** Which of them are on the test side. */
    public final boolean[] held;

    public UserHistory(long user, int[] movies, float[] stars, boolean[] held) {
        this.user = user;
        this.movies = movies;
        this.stars = stars;
        this.held = held;
    }
}
