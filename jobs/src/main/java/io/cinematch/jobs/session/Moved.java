package io.cinematch.jobs.session;

/**
 * What moved between Spark's processes, by Spark's own metrics. What travels with tasks is not among them: of FunkSVD's
 * training that is as much as comes back, the blocks of movies.
 *
 * @param shuffledBytes written for other tasks to fetch, compressed
 * @param broadcastBytes that executors fetched of what the driver, or each other, had for all of them; 0 on one machine
 * @param collectedBytes results of tasks, which went to the driver
 */
public record Moved(long shuffledBytes, long broadcastBytes, long collectedBytes) {
    public static final Moved NOTHING = new Moved(0, 0, 0);
}
