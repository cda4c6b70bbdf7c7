package io.cinematch.model.foldin;

/**
 * One user's side of the model.
 *
 * @param bias b_u, in stars
 * @param p factors, {@code rank} of them
 */
public record UserFactors(float bias, float[] p) {}
