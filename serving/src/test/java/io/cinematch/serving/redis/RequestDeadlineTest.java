package io.cinematch.serving.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RequestDeadlineTest {
    private static final int OTHERWISE = 77;

    @Test
    void startsWithTheFirstCommandAndEndsForAllTogether() throws Exception {
        RequestDeadline deadline = new RequestDeadline(Duration.ofMillis(50));
        deadline.begin();
        Thread.sleep(60);
        assertThat(deadline.millisLeft(OTHERWISE))
                .as("the body may come slowly")
                .isPositive()
                .isLessThanOrEqualTo(50);

        Thread.sleep(60);
        assertThat(deadline.millisLeft(OTHERWISE)).isNotPositive();

        deadline.begin();
        assertThat(deadline.millisLeft(OTHERWISE))
                .as("the next request has its own")
                .isPositive();
    }

    @Test
    void isOfOneThreadAndOneRequest() {
        RequestDeadline deadline = new RequestDeadline(Duration.ofHours(1));
        deadline.begin();
        assertThat(CompletableFuture.supplyAsync(() -> deadline.millisLeft(OTHERWISE))
                        .join())
                .isEqualTo(OTHERWISE);

        deadline.end();
        assertThat(deadline.millisLeft(OTHERWISE)).isEqualTo(OTHERWISE);
    }
}
