/**
 * The few loops that nearly all the time of training and scoring goes into, once in plain Java and once with
 * {@code jdk.incubator.vector}.
 *
 * <p>Both do the same additions and multiplications in the same order, so they give the same bits: which one a JVM has
 * is a matter of speed alone, and a cluster may mix them. For that, sums are taken in {@value Kernels#LANES} lanes that
 * are added up in one order, nothing is fused (a fused multiply-add rounds once, not twice), and
 * {@code FloatVector.reduceLanes} is not used: its order is the JVM's to choose.
 */
package io.cinematch.model.kernel;
