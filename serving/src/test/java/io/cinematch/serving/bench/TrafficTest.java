package io.cinematch.serving.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TrafficTest {
    private final Traffic traffic = new Traffic(new long[] {7, 8, 9}, new int[] {10, 20}, 42);

    @Test
    void aCallIsTheSameWheneverItIsAskedFor() {
        assertThat(traffic.call(5).bytes()).isEqualTo(traffic.call(5).bytes());
    }

    @Test
    void oneOfTenIsARating() {
        long ratings = LongStream.range(0, 10_000)
                .filter(k -> traffic.call(k).route().equals(Call.RATE))
                .count();
        assertThat(ratings).isBetween(900L, 1100L);
    }

    @Test
    void aRatingIsOneThatTheServiceTakes() {
        Call rating = LongStream.range(0, 100)
                .mapToObj(traffic::call)
                .filter(call -> call.route().equals(Call.RATE))
                .findFirst()
                .orElseThrow();
        String text = new String(rating.bytes(), StandardCharsets.US_ASCII);
        String body = text.substring(text.indexOf("\r\n\r\n") + 4);
        assertThat(text).startsWith("POST /rate HTTP/1.1\r\n").contains("Content-Length: " + body.length() + "\r\n");
        assertThat(body)
                .matches("\\{\"user_id\":[789],\"ratings\":\\[\\{\"movie_id\":[12]0,\"rating\":[0-5]\\.[05]}]}");
    }
}
