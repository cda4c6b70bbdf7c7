package io.cinematch.serving.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BreakerTest {
    private final Semaphore attempts = new Semaphore(0);
    private final CountDownLatch back = new CountDownLatch(1);
    private final AtomicInteger opened = new AtomicInteger();
    private final Breaker breaker = new Breaker("Redis", this::attempt, opened::incrementAndGet);

    @AfterEach
    void close() {
        breaker.close();
    }

    private void attempt() {
        attempts.release();
        if (back.getCount() > 0) {
            throw new IllegalStateException("still away");
        }
    }

    @Test
    void oneFailureOpensItOnceAndTheFirstSuccessClosesIt() throws Exception {
        assertThat(breaker.admits()).isTrue();

        breaker.failed(new IOException("cut"));
        breaker.failed(new IOException("cut"));
        assertThat(breaker.admits()).isFalse();
        assertThat(opened).hasValue(1);
        assertThat(attempts.tryAcquire(3, 30, TimeUnit.SECONDS))
                .as("it tries again and again")
                .isTrue();
        assertThat(breaker.isOpen()).isTrue();

        back.countDown();
        while (breaker.isOpen()) {
            Thread.onSpinWait();
        }
        assertThat(breaker.admits()).isTrue();
    }

    @Test
    void opensAgainAfterItClosed() {
        back.countDown();
        for (int outage = 1; outage <= 3; outage++) {
            breaker.failed(new IOException("cut"));
            assertThat(opened).hasValue(outage);
            while (breaker.isOpen()) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void closedForGoodItStaysOpenAndThrowsNothing() {
        breaker.close();
        breaker.failed(new IOException("cut"));

        assertThat(breaker.admits()).isFalse();
    }
}
