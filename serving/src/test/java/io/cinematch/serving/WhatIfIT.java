package io.cinematch.serving;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cinematch.model.store.Keys;
import io.cinematch.model.store.RealRedis;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists as they would be, beside what they then are. */
class WhatIfIT {
    @RegisterExtension
    static final RunningService RUNNING = RunningService.forEach("night1");

    private static final RealRedis REDIS = RUNNING.redis();

    private final LiveService service = RUNNING.service();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 700})
    void theListIsWhatItBecomesWhenAllOfItIsTold(long user) {
        service.rate(user, 900, 2);
        service.rate(user, 910, 4);
        String ratings = "[30,200,210,500,900]".replaceAll("(\\d+)", "{\"movie_id\":$1,\"rating\":4.5}");

        LiveService.Reply then = whatIf("""
                {"user_id":%d,"ratings":%s,"take_back":[10,10,910,1110],"n":7,"because":2,"genre":"drama","year_from":1910}
                """.formatted(user, ratings));
        service.post("{\"user_id\":%d,\"ratings\":%s}".formatted(user, ratings));
        service.delete("/rate?user_id=%d&movie_id=10&movie_id=910&movie_id=1110".formatted(user));
        LiveService.Reply now = service.get("/recommend?n=7&because=2&genre=drama&year_from=1910&user_id=" + user);

        assertThat(then.status()).as(then.response().body()).isEqualTo(200);
        assertThat(then.json().get("source").asText()).isEqualTo("folded-in");
        assertThat(then.json()).isEqualTo(now.json());
    }

    @Test
    void takingALiveRatingBackLeadsToTheNightlyListAgain() {
        LiveService.Reply before = service.get("/recommend?user_id=1");
        service.rate(1, 900, 2);

        ObjectNode then =
                (ObjectNode) whatIf("{\"user_id\":1,\"take_back\":[900]}").json();

        assertThat(then).isEqualTo(before.json());
    }

    @Test
    void nothingIsKeptAndNobodyIsShownAnything() {
        service.rate(1, 900, 2);
        service.get("/recommend?user_id=1");
        // Written a moment after the answer.
        Eventually.until(
                "what the user was shown is written", () -> REDIS.client().xlen(Keys.EXPOSURES) == 1);
        Map<String, String> before = everything();
        String list = service.get("/user/1/ratings").response().body();

        whatIf("{\"user_id\":1,\"ratings\":[{\"movie_id\":910,\"rating\":1}],\"take_back\":[900]}");

        assertThat(service.get("/user/1/ratings").response().body()).isEqualTo(list);
        RUNNING.restart("");
        assertThat(everything()).as("after all that was to be written is").isEqualTo(before);
    }

    @Test
    void fewRatingsLeadToWhatIsPopular() {
        LiveService.Reply reply =
                whatIf("{\"user_id\":701,\"ratings\":[{\"movie_id\":610,\"rating\":5}],\"because\":3}");
        assertThat(reply.json().get("source").asText()).isEqualTo("popular");
        assertThat(reply.movies()).hasSize(10).doesNotContain(610);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"ratings\":[]}",
                "{\"user_id\":0}",
                "{\"user_id\":1,\"ratings\":[{\"movie_id\":11,\"rating\":4}]}",
                "{\"user_id\":1,\"ratings\":[{\"movie_id\":10,\"rating\":4},{\"movie_id\":10,\"rating\":4}]}",
                "{\"user_id\":1,\"ratings\":[{\"movie_id\":10,\"rating\":4}],\"take_back\":[10]}",
                "{\"user_id\":1,\"take_back\":[0]}",
                "{\"user_id\":1,\"take_back\":[null]}",
                "{\"user_id\":1,\"take_back\":10}",
                "{\"user_id\":1,\"n\":101}",
                "{\"user_id\":1,\"because\":4}",
                "{\"user_id\":1,\"genre\":\"Musical\"}",
                "{\"user_id\":1,\"variant\":\"two-heads\"}"
            })
    void aBadBodyIsA400(String body) {
        LiveService.Reply reply = whatIf(body);
        assertThat(reply.status()).as(reply.response().body()).isEqualTo(400);
        assertThat(reply.json().get("remedy").asText()).isNotBlank();
    }

    @Test
    void aHundredMayBeTakenBackAndOneMoreMayNot() {
        String hundred = IntStream.rangeClosed(1, 100)
                .mapToObj(k -> Integer.toString(10 * k))
                .collect(Collectors.joining(","));
        assertThat(whatIf("{\"user_id\":1,\"take_back\":[%s]}".formatted(hundred))
                        .status())
                .isEqualTo(200);
        assertThat(whatIf("{\"user_id\":1,\"take_back\":[%s,7]}".formatted(hundred))
                        .status())
                .isEqualTo(400);
    }

    private LiveService.Reply whatIf(String body) {
        return service.post("/recommend/what-if", body);
    }

    /** What Redis holds, by key. */
    private static Map<String, String> everything() {
        Map<String, String> all = new TreeMap<>();
        REDIS.client()
                .keys("*")
                .forEach(key -> all.put(key, new String(REDIS.client().dump(key), StandardCharsets.ISO_8859_1)));
        return all;
    }
}
