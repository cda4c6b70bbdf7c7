package io.cinematch.jobs.sample;

/**
 * One user of the truth.
 *
 * @param id counted from 1
 * @param activity standard normal; its exponential says how many ratings come from this user
 * @param bias b_u in stars
 * @param p tastes
 * @param draws the user's own random numbers, for everything that follows
 */
record PlantedUser(int id, double activity, double bias, double[] p, Draws draws) {}
