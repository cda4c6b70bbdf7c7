package io.cinematch.jobs.movielens;

/** A line that is not a rating, and why. */
public record BadRating(BadReason reason) implements ParsedRating {}
