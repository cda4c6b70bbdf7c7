/** Experiments: simulated on held-out ratings, and live from what the service showed. */
package io.cinematch.jobs.abtest;
