package io.cinematch.serving;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Movies: one, those like it, those to rate first, those whose title fits. */
class DiscoveryIT {
    @RegisterExtension
    static final RunningService RUNNING = RunningService.forAll("night1");

    private final LiveService service = RUNNING.service();

    @Test
    void aMovieSaysWhatIsKnownOfIt() {
        JsonNode movie = service.get("/movies/610").json();
        assertThat(movie.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "movie_id", "title", "year", "genres", "ratings", "recommendable", "release");
        assertThat(movie.get("title").asText()).isEqualTo("Movie \"60\"");
        assertThat(movie.get("ratings").asInt()).isEqualTo(1000);
        assertThat(movie.get("recommendable").asBoolean()).isTrue();

        JsonNode unrated =
                service.get("/movies/" + SmallRelease.WITHOUT_FACTORS).json();
        assertThat(unrated.get("recommendable").asBoolean()).isFalse();
        assertThat(unrated.has("year")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/movies/7", "/movies/7/similar", "/movies/2147483647"})
    void aMovieThatThereIsNotIsA404ThatSaysWhatToDo(String path) {
        LiveService.Reply reply = service.get(path);
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.json().get("type").asText()).isEqualTo("urn:cinematch:problem:no-such-movie");
        assertThat(reply.json().get("remedy").asText()).contains("/movies/search");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/movies/abc",
                "/movies/0",
                "/movies/-1",
                "/movies/2147483648",
                "/movies/%0D%0A",
                "/movies/610?n=1",
                "/movies/abc/similar",
                "/movies/610/similar?n=0",
                "/movies/610/similar?m=1",
                "/movies/onboarding?n=101",
                "/movies/search",
                "/movies/search?q=",
                "/movies/search?q=%20",
                "/movies/search?q=a&q=b",
                "/movies/search?q=a%00b",
                "/movies/search?q=a%0Ab",
                "/movies/search?q=a&n=0",
                "/movies/search?q=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            })
    void aBadRequestIsA400(String path) {
        assertThat(service.get(path).status()).isEqualTo(400);
    }

    @Test
    void similarMoviesAreThoseWithLikeFactors() {
        LiveService.Reply reply = service.get("/movies/610/similar?n=59");
        assertThat(reply.movies()).hasSize(59).doesNotContain(610);
        reply.json().get("items").forEach(item -> {
            assertThat(item.get("genres").get(0).asText()).isEqualTo("Action");
            assertThat(item.get("similarity").asDouble()).isEqualTo(1);
        });
        assertThat(service.get("/movies/610/similar").movies()).hasSize(10);
        assertThat(service.get("/movies/5/similar").movies()).isEmpty();
    }

    @Test
    void twentyVariedMoviesAreThereToRate() {
        LiveService.Reply reply = service.get("/movies/onboarding");
        assertThat(reply.movies()).hasSize(20).doesNotHaveDuplicates().startsWith(610);
        assertThat(service.get("/movies/onboarding?n=3").movies())
                .isEqualTo(reply.movies().subList(0, 3));
        assertThat(reply.json().get("items").get(0).get("ratings").asInt()).isEqualTo(1000);
    }

    @Test
    void titlesAreFoundOnceTheyAreIndexed() {
        Eventually.until(
                "the index is there",
                () -> service.get("/movies/search?q=movie").status() == 200);

        assertThat(service.get("/movies/search?q=movei%2060").movies()).startsWith(610);
        assertThat(service.get("/movies/search?q=nobody+rated").movies()).containsExactly(5);
        assertThat(service.get("/movies/search?q=movie&n=3").movies()).containsExactly(610, 600, 620);
        LiveService.Reply markup = service.get("/movies/search?q=%3Cscript%3Ealert(1)%3C/script%3E");
        assertThat(markup.status()).isEqualTo(200);
        assertThat(markup.response().body()).doesNotContain("script");
    }
}
