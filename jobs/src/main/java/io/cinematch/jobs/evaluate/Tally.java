package io.cinematch.jobs.evaluate;

import java.io.Serializable;

/** What is counted over the users of a partition: by candidate, by group of movies, and what went wrong. */
final class Tally implements Serializable {
    /** By candidate: in how many lists it is. */
    final long[] shown;
    /** By group: held-out ratings, liked ones among them, and how many of those are in a list. */
    final long[] held;

    final long[] liked;
    final long[] hits;
    /** By group: over its held-out ratings. */
    final double[] squared;

    final double[] absolute;
    /** Liked held-out ratings of movies that are no candidates. */
    long unreachable;
    /** Users some of whose scores were no numbers. */
    long withoutNumbers;
    /** Users all of whose scores were equal. */
    long undecided;
    /** Users with a predicted rating that was no number. */
    long withoutStars;

    Tally(int candidates, int groups) {
        shown = new long[candidates];
        held = new long[groups];
        liked = new long[groups];
        hits = new long[groups];
        squared = new double[groups];
        absolute = new double[groups];
    }

    Tally plus(Tally other) {
        add(shown, other.shown);
        add(held, other.held);
        add(liked, other.liked);
        add(hits, other.hits);
        for (int g = 0; g < squared.length; g++) {
            squared[g] += other.squared[g];
            absolute[g] += other.absolute[g];
        }
        unreachable += other.unreachable;
        withoutNumbers += other.withoutNumbers;
        undecided += other.undecided;
        withoutStars += other.withoutStars;
        return this;
    }

    private static void add(long[] to, long[] more) {
        for (int i = 0; i < to.length; i++) {
            to[i] += more[i];
        }
    }

    /** The same lists, with the errors of another variant on the same users. */
    Tally withErrorsOf(Tally other) {
        Tally both = new Tally(shown.length, held.length).plus(this);
        System.arraycopy(other.squared, 0, both.squared, 0, squared.length);
        System.arraycopy(other.absolute, 0, both.absolute, 0, absolute.length);
        both.withoutStars = other.withoutStars;
        return both;
    }
}
