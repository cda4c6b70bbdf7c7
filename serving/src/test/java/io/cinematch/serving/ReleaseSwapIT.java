package io.cinematch.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.cinematch.model.store.RealRedis;
import java.nio.file.Path;
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
    void aNewReleaseTakesOverAndLiveRatingsSurviveIt() {
        SmallRelease.publish(REDIS.client(), "night1");
        try (LiveService service = new LiveService(REDIS.address(), folder)) {
            for (int movie = 10; movie <= 60; movie += 10) {
                service.rate(700, movie, 4);
            }
            LiveService.Reply before = service.get("/recommend?user_id=700");
            SmallRelease.publish(REDIS.client(), "night2");
            Eventually.until("night2 is served", () -> serves(service, "night2"));
            LiveService.Reply after = service.get("/recommend?user_id=700");

            assertThat(before.json().get("release").asText()).isEqualTo("night1");
            assertThat(after.json().get("release").asText()).isEqualTo("night2");
            assertThat(after.json().get("source").asText()).isEqualTo("folded-in");
            assertThat(after.movies()).isEqualTo(before.movies());
        }
    }

    private static boolean serves(LiveService service, String release) {
        return service.get("/ready").json().path("release").asText().equals(release);
    }
}
