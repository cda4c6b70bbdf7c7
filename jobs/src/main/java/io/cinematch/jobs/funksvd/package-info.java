/**
 * Biased matrix factorisation for Spark ML, trained by distributed stratified SGD (DSGD: Gemulla, Haas, Nijkamp,
 * Sismanis, <i>Large-Scale Matrix Factorization with Distributed Stochastic Gradient Descent</i>, KDD 2011).
 *
 * <p>Users are split into d blocks, items into d blocks, so ratings into d×d cells. An epoch is d strata; in a stratum
 * each of d tasks owns one user block and one item block, no two the same, so they update in parallel without locks and
 * the result equals a serial order. Ratings and user factors stay in their partitions; item blocks travel.
 *
 * <p>Users may be more than a node holds: their factors are in partitions, and nothing ever collects them. The items
 * must fit a node: of each, a biases-and-factors row is 4·(rank + 1) bytes (rank rounded up to a multiple of 8). While
 * training, the driver holds such a row about five times (before, after, as sent, as received, of the best epoch) with
 * some 150 bytes for ids and counts, an executor about three times (as sent, as read, of its own block); when predicting
 * and listing, one row and the id, twice at the driver and in each executor. At rank 64 a million items are thus 1.5 GB
 * at the driver and 0.8 GB in an executor while training, and 0.5 GB in each later. Spark's own limit comes first: what
 * a stratum brings back must fit {@code spark.driver.maxResultSize}, 1 GB unless raised. Beyond 2³¹ factors on one side
 * of a block training is refused with what to change.
 *
 * <p>What Spark moves is plain final classes of primitive arrays: Kryo cannot serialise records.
 */
package io.cinematch.jobs.funksvd;
