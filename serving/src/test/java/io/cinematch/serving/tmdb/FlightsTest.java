package io.cinematch.serving.tmdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FlightsTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final Flights<Integer> flights = new Flights<>("test");
    private final AtomicInteger calls = new AtomicInteger();
    private final CountDownLatch open = new CountDownLatch(1);

    @AfterEach
    void close() {
        open.countDown();
        flights.close();
    }

    @Test
    void allWhoAskMeanwhileGetTheOneResult() throws InterruptedException {
        Queue<Integer> results = new ConcurrentLinkedQueue<>();
        List<Thread> askers = IntStream.range(0, 20)
                .mapToObj(k -> new Thread(() -> results.add(flights.get("a", this::held, LONG))))
                .toList();
        askers.forEach(Thread::start);
        while (!askers.stream().allMatch(asker -> asker.getState() == Thread.State.TIMED_WAITING)) {
            Thread.onSpinWait();
        }
        assertThat(flights.get("b", () -> 7, LONG)).as("another is not held up").isEqualTo(7);
        open.countDown();
        for (Thread asker : askers) {
            asker.join();
        }

        assertThat(results).hasSize(20).containsOnly(1);
        assertThat(flights.get("a", this::held, LONG)).as("done anew").isEqualTo(2);
    }

    @Test
    void nobodyWaitsLongerThanTheyWant() {
        assertThatThrownBy(() -> flights.get("a", this::held, Duration.ofMillis(1)))
                .isInstanceOf(TmdbException.class)
                .hasMessageContaining("longer than 1 ms");
    }

    @Test
    void whatWaitsIsBounded() {
        int refused = 0;
        for (int k = 0; k < 100; k++) {
            try {
                flights.get("movie " + k, this::held, Duration.ofMillis(1));
            } catch (TmdbException e) {
                refused += e.getMessage().startsWith("too many") ? 1 : 0;
            }
        }
        assertThat(refused).isEqualTo(100 - 64 - Flights.THREADS);
    }

    @Test
    void aFailureIsToldAndNotKept() {
        assertThatThrownBy(() -> flights.get(
                        "a",
                        () -> {
                            throw new IllegalStateException("secret");
                        },
                        LONG))
                .isInstanceOf(TmdbException.class)
                .hasMessage("it failed");
        assertThat(flights.get("a", () -> 1, LONG)).isEqualTo(1);
    }

    private int held() {
        try {
            open.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return calls.incrementAndGet();
    }
}
