package io.cinematch.jobs.movielens;

import java.io.Serializable;

/** What one line of a ratings file turned out to be. */
public sealed interface ParsedRating extends Serializable permits Rating, BadRating {}
