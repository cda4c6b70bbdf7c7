package io.cinematch.serving.tmdb;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that is done once however many ask for it meanwhile, on a few threads of its own, and that nobody waits for
 * longer than they want.
 */
final class Flights<T> implements AutoCloseable {
    static final int THREADS = 4;
    private static final Logger LOG = LoggerFactory.getLogger(Flights.class);
    private static final int WAITING = 64;

    private final ConcurrentMap<String, CompletableFuture<T>> underWay = new ConcurrentHashMap<>();
    private final ExecutorService workers;

    Flights(String name) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                THREADS, THREADS, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), work -> {
                    Thread thread = new Thread(work, name);
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        workers = pool;
    }

    /**
     * What the work brings.
     *
     * @param key of two works with the same key only one is under way
     * @throws TmdbException when it fails, takes longer than the patience, or too much waits already
     */
    T get(String key, Supplier<T> work, Duration patience) {
        CompletableFuture<T> mine = new CompletableFuture<>();
        CompletableFuture<T> first = underWay.putIfAbsent(key, mine);
        if (first == null) {
            mine.whenComplete((result, problem) -> underWay.remove(key, mine));
            start(mine, work);
        }
        try {
            return (first == null ? mine : first).get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new TmdbException("it took longer than " + patience.toMillis() + " ms");
        } catch (ExecutionException e) {
            throw (TmdbException) e.getCause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TmdbException("interrupted");
        }
    }

    private void start(CompletableFuture<T> result, Supplier<T> work) {
        try {
            workers.execute(() -> {
                try {
                    result.complete(work.get());
                } catch (TmdbException problem) {
                    result.completeExceptionally(problem);
                } catch (Throwable problem) {
                    // Its message may have an address in it, and an address the key.
                    LOG.error("unexpected failure: {}", problem.getClass().getName());
                    result.completeExceptionally(new TmdbException("it failed"));
                }
            });
        } catch (RejectedExecutionException e) {
            result.completeExceptionally(new TmdbException("too many calls at once"));
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
