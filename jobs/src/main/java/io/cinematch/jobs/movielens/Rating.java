package io.cinematch.jobs.movielens;

/**
 * One rating.
 *
 * @param user positive
 * @param movie positive
 * @param stars 0.5 to 5 in half steps
 * @param time seconds since 1970, not checked yet
 */
public record Rating(long user, int movie, float stars, long time) implements ParsedRating {}
