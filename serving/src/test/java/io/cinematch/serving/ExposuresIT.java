package io.cinematch.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.cinematch.model.store.Keys;
import io.cinematch.model.store.RealRedis;
import io.cinematch.serving.LiveService.Reply;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.resps.StreamEntry;

class ExposuresIT {
    @RegisterExtension
    static final RunningService RUNNING = RunningService.forEach("r1");

    private static final RealRedis REDIS = RUNNING.redis();

    private final LiveService service = RUNNING.service();

    @Test
    void whatWasShownIsWrittenDown() {
        Reply list = service.get("/recommend?user_id=1&n=3");
        Eventually.until("it is written", () -> shown().size() == 1);
        Map<String, String> exposure = shown().get(0);
        assertThat(exposure)
                .containsEntry("user", "1")
                .containsEntry("variant", SmallRelease.VARIANT)
                .containsEntry("release", "r1")
                .containsEntry("assigned", "1")
                .containsEntry("salt", "")
                .containsEntry("source", "precomputed")
                .containsEntry(
                        "movies", list.movies().stream().map(Object::toString).collect(Collectors.joining(",")));
    }

    @Test
    void aVariantAskedForByNameIsNoAssignment() {
        service.get("/recommend?user_id=1&variant=" + SmallRelease.VARIANT);
        Eventually.until("it is written", () -> shown().size() == 1);
        assertThat(shown().get(0)).containsEntry("assigned", "0");
    }

    @Test
    void anUnknownVariantIsToldAndNothingIsShown() {
        Reply reply = service.get("/recommend?user_id=1&variant=nobody");
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.json().get("remedy").asText()).contains(SmallRelease.VARIANT);
    }

    @Test
    void forgettingAUserLeavesNoKeyThatNamesThem() {
        service.rate(1, 10, 5);
        service.get("/recommend?user_id=1&n=3");
        Eventually.until("it is written", () -> shown().size() == 1);
        Reply reply = service.delete("/user/1");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().get("exposures").asInt()).isEqualTo(1);
        assertThat(REDIS.client().keys("*:u1:*")).isEmpty();
        assertThat(shown()).isEmpty();
        assertThat(entries(Keys.log(1))).extracting(entry -> entry.get("op")).containsExactly("forget");
        assertThat(service.get("/recommend?user_id=1").json().get("source").asText())
                .isEqualTo("popular");
        assertThat(service.get("/user/1/stats").json().get("in_training").asBoolean())
                .isFalse();
    }

    @Test
    void whatWaitsToBeWrittenOfAForgottenUserIsForgottenToo() {
        service.get("/recommend?user_id=1&n=3");
        service.delete("/user/1");
        service.get("/recommend?user_id=2&n=3");
        Eventually.until("the next one is written", () -> !shown().isEmpty());
        assertThat(shown()).extracting(exposure -> exposure.get("user")).containsExactly("2");
    }

    private static List<Map<String, String>> shown() {
        return entries(Keys.EXPOSURES);
    }

    private static List<Map<String, String>> entries(String stream) {
        return REDIS.client().xrange(stream, (StreamEntryID) null, null).stream()
                .map(StreamEntry::getFields)
                .toList();
    }
}
