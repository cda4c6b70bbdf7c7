/**
 * Biased matrix factorisation for Spark ML, trained by distributed stratified SGD (DSGD: Gemulla, Haas, Nijkamp,
 * Sismanis, <i>Large-Scale Matrix Factorization with Distributed Stochastic Gradient Descent</i>, KDD 2011).
 *
 * <p>Users are split into d blocks, items into d blocks, so ratings into d×d cells. An epoch is d strata; in a stratum
 * each of d tasks owns one user block and one item block, no two the same, so they update in parallel without locks and
 * the result equals a serial order. Ratings and user factors stay in their partitions; item blocks travel.
 *
 * <p>What Spark moves is plain final classes of primitive arrays: Kryo cannot serialise records.
 */
package io.cinematch.jobs.funksvd;
