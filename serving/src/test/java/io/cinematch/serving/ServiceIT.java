package io.cinematch.serving;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cinematch.model.store.Keys;
import io.cinematch.model.store.RealRedis;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ServiceIT {
    @RegisterExtension
    static final RunningService RUNNING = RunningService.forEach("night1");

    private static final RealRedis REDIS = RUNNING.redis();

    private LiveService service = RUNNING.service();

    @Test
    void aStrangerGetsWhatIsPopularAndIsToldWhy() {
        LiveService.Reply reply = service.get("/recommend?user_id=999999&n=3");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).startsWith("application/json");
        assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(reply.header("Server")).isEmpty();
        assertThat(reply.json().get("user_id").asLong()).isEqualTo(999_999);
        assertThat(reply.json().get("source").asText()).isEqualTo("popular");
        assertThat(reply.json().get("reason").asText()).startsWith("fewer than 5 ratings");
        assertThat(reply.json().get("degraded").asBoolean()).isFalse();
        assertThat(reply.json().get("release").asText()).isEqualTo("night1");
        assertThat(reply.json().get("variant").asText()).isEqualTo("two-heads");
        assertThat(reply.json().get("trained_through").asText()).isEqualTo("2003-02-28T17:49:50Z");
        assertThat(reply.json().get("ratings_used").asInt()).isZero();
        assertThat(reply.movies()).containsExactly(610, 600, 620);
        JsonNode first = reply.json().get("items").get(0);
        assertThat(first.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("movie_id", "title", "year", "genres", "stars", "score");
        assertThat(first.get("title").asText()).isEqualTo("Movie \"60\"");
        assertThat(first.get("year").asInt()).isEqualTo(1960);
        assertThat(first.get("genres").get(0).asText()).isEqualTo("Action");
        assertThat(first.get("stars").asDouble()).isEqualTo(3.7);
    }

    @Test
    void tenMoviesUnlessAskedOtherwise() {
        assertThat(service.get("/recommend?user_id=1").movies()).hasSize(10);
        assertThat(service.get("/recommend?user_id=1&n=100").movies())
                .hasSize(100)
                .doesNotHaveDuplicates();
        assertThat(service.get("/movies/popular").movies()).hasSize(10);
    }

    @Test
    void fiveRatingsMakeTheNextAnswerPersonal() {
        int[] action = {10, 30, 50, 70, 90};
        for (int k = 0; k < 4; k++) {
            LiveService.Reply kept = service.rate(700, action[k], 5);
            assertThat(kept.status()).isEqualTo(200);
            assertThat(kept.json().get("ratings_total").asInt()).isEqualTo(k + 1);
            assertThat(kept.json().get("ratings_until_personal").asInt()).isEqualTo(4 - k);
            assertThat(kept.json().get("source_next").asText()).isEqualTo("popular");
        }
        assertThat(service.get("/recommend?user_id=700").json().get("source").asText())
                .isEqualTo("popular");
        LiveService.Reply fifth = service.post(
                "{\"user_id\":700,\"ratings\":[{\"movie_id\":90,\"rating\":5},{\"movie_id\":20,\"rating\":0.5}]}");
        LiveService.Reply list = service.get("/recommend?user_id=700&n=20");

        assertThat(fifth.json().get("changed").asInt()).isEqualTo(2);
        assertThat(fifth.json().get("source_next").asText()).isEqualTo("folded-in");
        assertThat(list.json().get("source").asText()).isEqualTo("folded-in");
        assertThat(list.json().get("ratings_used").asInt()).isEqualTo(6);
        assertThat(list.movies())
                .hasSize(20)
                .doesNotContain(10, 20, 30, 50, 70, 90)
                .as("action, which are the odd tens")
                .allMatch(movie -> movie % 20 == 10);
    }

    @Test
    void oneRatingChangesAKnownUsersNextAnswerAndIsNeverShownAgain() {
        LiveService.Reply before = service.get("/recommend?user_id=1&n=30");
        int favourite = before.movies().get(0);
        service.rate(1, favourite, 0.5);
        LiveService.Reply after = service.get("/recommend?user_id=1&n=100");

        assertThat(before.json().get("source").asText()).isEqualTo("precomputed");
        assertThat(before.json().get("ratings_used").asInt()).isEqualTo(20);
        assertThat(after.json().get("source").asText()).isEqualTo("folded-in");
        assertThat(after.json().get("ratings_used").asInt()).isEqualTo(21);
        assertThat(after.movies()).hasSize(99).doesNotContain(favourite);
        for (LiveService.Reply reply : List.of(before, after)) {
            assertThat(reply.movies()).as("rated in the training data").allMatch(movie -> movie > 200);
        }
    }

    @Test
    void ratingAMovieAgainReplacesItsRating() {
        service.rate(2, 10, 1);
        service.rate(2, 10, 5);
        LiveService.Reply stats = service.get("/user/2/stats");

        assertThat(stats.json().get("ratings_total").asInt()).isEqualTo(3);
        assertThat(stats.json().get("ratings_live").asInt()).isEqualTo(1);
        assertThat(stats.json().get("ratings_in_training").asInt()).isEqualTo(3);
        assertThat(stats.json().get("mean_stars").asDouble()).isEqualTo(3);
        assertThat(stats.json().get("distribution").get("5.0").asInt()).isEqualTo(1);
        assertThat(stats.json().get("distribution").get("4.0").asInt()).isZero();
        assertThat(stats.json().get("genres").get(0).get("genre").asText()).isEqualTo("Action");
        assertThat(stats.json().get("decades").toString())
                .isEqualTo("[{\"decade\":1900,\"ratings\":3,\"mean_stars\":3.0}]");
        assertThat(stats.json().get("recommendation_type").asText()).isEqualTo("popular");
        assertThat(stats.json().get("ratings_until_personal").asInt()).isEqualTo(2);
        assertThat(REDIS.client().xlen(Keys.log(2))).as("the log keeps both").isEqualTo(2);
    }

    @Test
    void aStrangersFiguresAreZeros() {
        LiveService.Reply stats = service.get("/user/12345/stats");

        assertThat(stats.status()).isEqualTo(200);
        assertThat(stats.json().get("ratings_total").asInt()).isZero();
        assertThat(stats.json().has("mean_stars")).isFalse();
    }

    @Test
    void popularMoviesComeWithTheirNumberOfRatings() {
        LiveService.Reply reply = service.get("/movies/popular?n=2");

        assertThat(reply.movies()).containsExactly(610, 600);
        assertThat(reply.json().get("items").get(0).get("ratings").asInt()).isEqualTo(1000);
        assertThat(reply.json().get("release").asText()).isEqualTo("night1");
    }

    @Test
    void readinessNamesTheRelease() {
        LiveService.Reply reply = service.get("/ready");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().toString())
                .isEqualTo("{\"status\":\"ready\",\"missing\":[],\"release\":\"night1\",\"variant\":\"two-heads\","
                        + "\"trained_through\":\"2003-02-28T17:49:50Z\"}");
    }

    @Test
    void aRestartKeepsEveryRating() {
        service.rate(800, 10, 4.5);
        REDIS.stop();
        REDIS.start();
        service = RUNNING.restart("");

        assertThat(service.get("/user/800/stats").json().get("ratings_live").asInt())
                .isEqualTo(1);
    }
}
