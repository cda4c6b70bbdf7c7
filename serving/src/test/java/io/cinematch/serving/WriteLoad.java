package io.cinematch.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.cinematch.model.store.Keys;
import io.cinematch.model.store.RatingLog;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import redis.clients.jedis.UnifiedJedis;

/**
 * Clients that rate without end, each user and movie once, and remember what was acknowledged; each on a connection of
 * its own, until the service says that it is closing it.
 */
final class WriteLoad implements AutoCloseable {
    private static final Duration HANG = Duration.ofSeconds(30);

    private final int port;
    private final ExecutorService threads;
    private final List<AtomicInteger> acknowledged;
    private final Queue<Rating> kept = new ConcurrentLinkedQueue<>();
    private final Queue<String> others = new ConcurrentLinkedQueue<>();
    private final boolean untilClosed;
    private volatile boolean over;

    record Rating(long user, int movie) {}

    /** @param untilClosed whether a client ends when the service closes its connection, as one behind a balancer moves on */
    WriteLoad(int writers, int port, boolean untilClosed) {
        this.port = port;
        this.untilClosed = untilClosed;
        threads = Executors.newFixedThreadPool(writers);
        acknowledged =
                IntStream.range(0, writers).mapToObj(w -> new AtomicInteger()).toList();
        IntStream.range(0, writers).forEach(w -> threads.execute(() -> write(w)));
    }

    /** Waits until each client has that many more acknowledged. */
    void await(int more) {
        int[] before = acknowledged.stream().mapToInt(AtomicInteger::get).toArray();
        Eventually.until(
                "ratings are acknowledged",
                () -> IntStream.range(0, before.length)
                        .allMatch(w -> acknowledged.get(w).get() >= before[w] + more));
    }

    /** What came instead of an acknowledgement: a status, or how the connection failed. */
    Queue<String> others() {
        return others;
    }

    /** Lets the clients finish what they do. */
    void end() throws InterruptedException {
        over = true;
        awaitEnd();
    }

    /** Waits until every client has ended by itself. */
    void awaitEnd() throws InterruptedException {
        threads.shutdown();
        assertThat(threads.awaitTermination(1, TimeUnit.MINUTES))
                .as("the clients end")
                .isTrue();
    }

    @Override
    public void close() {
        over = true;
        threads.shutdownNow();
    }

    /** What is acknowledged so far. */
    List<Rating> acknowledged() {
        return List.copyOf(kept);
    }

    /** What was acknowledged is in the hash and, exactly once, in the log; each user's changes are numbered without a gap. */
    void assertKept(UnifiedJedis redis) {
        assertKept(redis, acknowledged());
    }

    /** The same for some of it. */
    void assertKept(UnifiedJedis redis, List<Rating> ratings) {
        Map<Long, List<Long>> sequences = new HashMap<>();
        Map<Rating, Integer> logged = new HashMap<>();
        new RatingLog(redis)
                .each(
                        null,
                        page -> page.forEach(entry -> {
                            Map<String, String> fields = entry.getFields();
                            long user = Long.parseLong(fields.get("user"));
                            logged.merge(new Rating(user, Integer.parseInt(fields.get("movie"))), 1, Integer::sum);
                            sequences
                                    .computeIfAbsent(user, u -> new ArrayList<>())
                                    .add(Long.parseLong(fields.get("seq")));
                        }));
        assertThat(ratings).isNotEmpty().allSatisfy(rating -> {
            assertThat(logged.get(rating)).isEqualTo(1);
            assertThat(redis.hexists(Keys.live(rating.user()), Integer.toString(rating.movie())))
                    .isTrue();
        });
        assertThat(logged.values()).as("nothing was written twice").containsOnly(1);
        sequences.forEach((user, numbers) -> assertThat(numbers)
                .as("user %s", user)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, numbers.size()).boxed().toList()));
    }

    private void write(int writer) {
        HttpClient http = HttpClient.newHttpClient();
        for (int k = 0; !over; k++) {
            Rating rating = new Rating(100_000L * (writer + 1) + k / 100, 10 * (k % 100 + 1));
            try {
                HttpResponse<String> answer = http.send(request(rating), BodyHandlers.ofString());
                if (answer.statusCode() == 200) {
                    kept.add(rating);
                    acknowledged.get(writer).incrementAndGet();
                } else {
                    others.add(answer.statusCode() + " " + answer.body());
                }
                if (untilClosed && answer.headers().firstValue("Connection").equals(Optional.of("close"))) {
                    return;
                }
            } catch (IOException e) {
                others.add(e.toString());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private HttpRequest request(Rating rating) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/rate"))
                .version(HttpClient.Version.HTTP_1_1)
                .timeout(HANG)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"user_id\":%d,\"ratings\":[{\"movie_id\":%d,\"rating\":4}]}"
                        .formatted(rating.user(), rating.movie())))
                .build();
    }
}
