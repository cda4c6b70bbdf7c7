package io.cinematch.serving.search;

import io.cinematch.serving.recommend.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Searches the catalogue of the release that is served. The index is made in the background when a release brings
 * another catalogue; until then the one before still answers. How well known its movies are is kept from that release.
 */
public final class MovieSearch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MovieSearch.class);

    private final ExecutorService builder = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "search-index");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        return thread;
    });
    private volatile Ready ready = new Ready("", null);

    private record Ready(String digest, MovieIndex index) {}

    /** Makes an index in the background, unless there is one of the same catalogue. */
    public void follow(Snapshot snapshot) {
        builder.execute(() -> build(snapshot));
    }

    /**
     * Ids of the n movies whose titles fit a text best.
     *
     * @return empty as long as there is no index yet
     */
    public Optional<List<Integer>> find(String text, int n) {
        return Optional.ofNullable(ready.index()).map(index -> index.find(text, n));
    }

    @Override
    public void close() {
        builder.shutdownNow();
    }

    private void build(Snapshot snapshot) {
        String digest = snapshot.manifest().catalogue().digest();
        if (digest.equals(ready.digest())) {
            return;
        }
        try {
            long start = System.nanoTime();
            MovieIndex index = new MovieIndex(snapshot.catalogue(), snapshot::ratings);
            // The first search loads most of Lucene; better here than while somebody waits.
            index.find("warm up", 1);
            ready = new Ready(digest, index);
            LOG.info(
                    "{} movies can be searched, after {} ms",
                    snapshot.catalogue().size(),
                    (System.nanoTime() - start) / 1_000_000);
        } catch (RuntimeException e) {
            LOG.error("the catalogue of release {} cannot be searched", snapshot.id(), e);
        }
    }
}
