package io.cinematch.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.cinematch.model.store.RealRedis;
import io.cinematch.serving.LiveService.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReleasesIT {
    @RegisterExtension
    static final RunningService RUNNING = RunningService.forEach("r1", "r2");

    private static final RealRedis REDIS = RUNNING.redis();

    private final LiveService service = RUNNING.service();

    @Test
    void theyAreListedNewestFirst() {
        Reply reply = service.get("/releases");
        assertThat(reply.json().get("releases").findValuesAsText("release")).containsExactly("r2", "r1");
        assertThat(reply.json().get("releases").findValuesAsText("active")).containsExactly("true", "false");
    }

    @Test
    void goingBackIsSeenByTheNextRequests() {
        Reply reply = service.post("/releases/r1/activate", "{}");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().get("from").asText()).isEqualTo("r2");
        Eventually.until(
                "r1 is served",
                () -> service.get("/recommend?user_id=1")
                        .json()
                        .get("release")
                        .asText()
                        .equals("r1"));
        assertThat(service.get("/releases").json().get("releases").findValuesAsText("release"))
                .containsExactly("r1", "r2");
    }

    @Test
    void activatingTheActiveOneChangesNothing() {
        assertThat(service.post("/releases/r2/activate", "{}").json().has("from"))
                .isFalse();
        assertThat(service.get("/releases").json().get("releases")).hasSize(2);
    }

    @Test
    void aReleaseThatIsGoneOrDamagedIsNotActivated() {
        assertThat(service.post("/releases/r9/activate", "{}").status()).isEqualTo(404);
        REDIS.client().del("cm:rel:r1:items:0");
        assertThat(service.post("/releases/r1/activate", "{}").status()).isEqualTo(404);
        assertThat(REDIS.client().hget("cm:active", SmallRelease.VARIANT)).isEqualTo("r2");
    }
}
