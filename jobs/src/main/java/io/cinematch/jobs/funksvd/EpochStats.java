package io.cinematch.jobs.funksvd;

import java.io.Serializable;

/**
 * What one epoch did.
 *
 * @param epoch from 1
 * @param trainRmse error over the epoch's ratings, each taken just before its own update, in stars
 * @param validationRmse error on the held-out share after the epoch, in stars; NaN when nothing is held out
 */
public record EpochStats(int epoch, double trainRmse, double validationRmse) implements Serializable {}
