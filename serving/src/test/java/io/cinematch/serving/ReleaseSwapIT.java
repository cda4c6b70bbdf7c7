package io.cinematch.serving;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cinematch.model.store.RealRedis;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ReleaseSwapIT {
    @RegisterExtension
    static final RealRedis REDIS = new RealRedis();

    @TempDir
    Path folder;

    @BeforeEach
    void empty() {
        REDIS.client().flushAll();
    }

    @Test
    void withoutAReleaseEveryAnswerSaysWhatToDoUntilOneIsPublished() {
        try (LiveService service = new LiveService(REDIS.address(), folder)) {
            for (String path : new String[] {"/recommend?user_id=1", "/user/1/stats", "/movies/popular"}) {
                LiveService.Reply reply = service.get(path);
                assertThat(reply.status()).isEqualTo(503);
                assertThat(reply.header("Retry-After")).isNotEmpty();
                assertThat(reply.json().get("title").asText()).isEqualTo("There is no release yet");
                assertThat(reply.json().get("remedy").asText()).contains("./cinematch nightly");
            }
            assertThat(service.rate(1, 10, 4).status()).isEqualTo(503);
            assertThat(service.get("/ready").status()).isEqualTo(503);
            assertThat(service.get("/ready").json().get("missing").toString()).isEqualTo("[\"release\"]");

            SmallRelease.publish(REDIS.client(), "night1");
            Eventually.until(
                    "the release is served", () -> service.get("/ready").status() == 200);

            assertThat(service.get("/recommend?user_id=1").json().get("source").asText())
                    .isEqualTo("precomputed");
        }
    }

    @Test
    void liveRatingsAreFoldedInAgainAgainstTheNewRelease() {
        SmallRelease.publish(REDIS.client(), "night1");
        try (LiveService service = new LiveService(REDIS.address(), folder)) {
            for (int movie = 10; movie <= 60; movie += 10) {
                service.rate(700, movie, 4);
            }
            LiveService.Reply before = service.get("/recommend?user_id=700");
            SmallRelease.publish(REDIS.client(), "night2", SmallRelease.VARIANT, 0.25f);
            Eventually.until("night2 is served", () -> serves(service, "night2"));
            LiveService.Reply after = service.get("/recommend?user_id=700");

            assertThat(before.json().get("release").asText()).isEqualTo("night1");
            assertThat(after.json().get("release").asText()).isEqualTo("night2");
            assertThat(after.json().get("source").asText()).isEqualTo("folded-in");
            assertThat(after.json().get("ratings_used").asInt()).isEqualTo(6);
            assertThat(after.movies()).isEqualTo(before.movies());
            assertThat(after.json().findValues("score"))
                    .as("by the vector of night2")
                    .doesNotContainAnyElementsOf(before.json().findValues("score"));
        }
    }

    /** Readers compare each answer with what its release answers when nothing moves. */
    @Test
    void everyAnswerIsWhollyFromOneReleaseThroughTwoHundredSwaps() throws Exception {
        List<String> paths = List.of(
                "/recommend?user_id=1&n=20",
                "/recommend?user_id=700",
                "/recommend?user_id=3",
                "/movies/popular",
                "/user/700/stats");
        SmallRelease.publish(REDIS.client(), "night1");
        SmallRelease.publish(REDIS.client(), "night2", SmallRelease.VARIANT, 0.25f);
        ExecutorService readers = Executors.newFixedThreadPool(8);
        try (LiveService service = new LiveService(REDIS.address(), folder)) {
            for (int movie = 10; movie <= 60; movie += 10) {
                service.rate(700, movie, 4);
            }
            Map<String, List<JsonNode>> expected = new HashMap<>();
            for (String release : List.of("night2", "night1")) {
                swapTo(service, release);
                expected.put(
                        release,
                        paths.stream().map(path -> service.get(path).json()).toList());
            }
            AtomicBoolean over = new AtomicBoolean();
            Callable<Integer> reader = () -> {
                int answers = 0;
                for (; !over.get(); answers++) {
                    int path = answers % paths.size();
                    LiveService.Reply reply = service.get(paths.get(path));
                    assertThat(reply.status()).isEqualTo(200);
                    assertThat(reply.json())
                            .isEqualTo(expected.get(reply.json().get("release").asText())
                                    .get(path));
                }
                return answers;
            };
            List<Future<Integer>> reading =
                    IntStream.range(0, 8).mapToObj(r -> readers.submit(reader)).toList();
            for (int swap = 0; swap < 200; swap++) {
                swapTo(service, swap % 2 == 0 ? "night2" : "night1");
            }
            over.set(true);
            for (Future<Integer> one : reading) {
                assertThat(one.get()).isGreaterThan(paths.size());
            }
        } finally {
            readers.shutdownNow();
        }
    }

    private static void swapTo(LiveService service, String release) {
        SmallRelease.point(REDIS.client(), release);
        Eventually.until(release + " is served", () -> serves(service, release));
    }

    private static boolean serves(LiveService service, String release) {
        return service.get("/ready").json().path("release").asText().equals(release);
    }
}
