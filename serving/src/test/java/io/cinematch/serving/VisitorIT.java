package io.cinematch.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.cinematch.model.store.Keys;
import io.cinematch.model.store.RealRedis;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.StreamEntryID;

/** Filters, and lists for people without an account. */
class VisitorIT {
    @RegisterExtension
    static final RunningService RUNNING = RunningService.forAll("night1");

    private static final RealRedis REDIS = RUNNING.redis();

    private final LiveService service = RUNNING.service();

    @ParameterizedTest
    @ValueSource(strings = {"1", "2", "999999"})
    void filtersNeverShrinkAListWhileTheCatalogueHasEnough(String user) {
        LiveService.Reply reply =
                service.get("/recommend?n=30&genre=drama&year_from=1930&year_to=1995&exclude=320,340&user_id=" + user);

        assertThat(reply.status()).as(reply.response().body()).isEqualTo(200);
        assertThat(reply.movies()).hasSize(30).doesNotHaveDuplicates().doesNotContain(320, 340);
        reply.json().get("items").forEach(item -> {
            assertThat(item.get("genres").get(0).asText()).isEqualTo("Drama");
            assertThat(item.get("year").asInt()).isBetween(1930, 1995);
        });
        assertThat(service.get("/recommend?n=100&genre=drama&genre=ACTION&exclude=10&exclude=20,30&user_id=" + user)
                        .movies())
                .hasSize(100)
                .doesNotContain(10, 20, 30);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "genre=Musical",
                "genre=",
                "year_from=0",
                "year_from=abc",
                "year_to=10000",
                "year_from=2000&year_to=1999",
                "year_to=1999&year_to=2000",
                "exclude=",
                "exclude=1,",
                "exclude=one",
                "exclude=-1",
                "exclude=99999999999",
                "generes=Drama",
                "N=10"
            })
    void aBadFilterIsA400(String query) {
        LiveService.Reply reply = service.get("/recommend?user_id=1&" + query);
        assertThat(reply.status()).as(reply.response().body()).isEqualTo(400);
        assertThat(reply.json().get("remedy").asText()).isNotBlank();
    }

    @Test
    void aWrongNameSaysWhichOnesThereAre() {
        assertThat(service.get("/recommend?user_id=1&genre=Musical")
                        .json()
                        .get("remedy")
                        .asText())
                .isEqualTo("The genres are Action, Drama.");
        assertThat(service.get("/recommend?user_id=1&genres=Drama")
                        .json()
                        .get("remedy")
                        .asText())
                .contains("user_id, n, genre, year_from, year_to, exclude");
        assertThat(service.get("/user/1/stats?n=1").status()).isEqualTo(400);
    }

    @Test
    void aThousandMoviesMayBeExcludedAndOneMoreMayNot() {
        String thousand =
                IntStream.rangeClosed(1, 1000).mapToObj(Integer::toString).collect(Collectors.joining(","));
        assertThat(service.get("/recommend?user_id=1&n=20&exclude=" + thousand).movies())
                .hasSize(20)
                .allMatch(movie -> movie > 1000);
        assertThat(service.get("/recommend?user_id=1&exclude=7&exclude=" + thousand)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aVisitorsListIsThatOfAUserWithTheSameRatingsAndNothingIsKept() {
        String ratings = "[10,30,50,70,90]".replaceAll("(\\d+)", "{\"movie_id\":$1,\"rating\":4.5}");
        service.post("{\"user_id\":4711,\"ratings\":%s}".formatted(ratings));
        LiveService.Reply user = service.get("/recommend?user_id=4711&n=7&genre=Drama");
        // What the user was shown is written a moment later, and is not the visitor's.
        Eventually.until(
                "what the user was shown is written",
                () -> REDIS.client().xrange(Keys.EXPOSURES, (StreamEntryID) null, null).stream()
                        .anyMatch(shown -> "4711".equals(shown.getFields().get("user"))));
        Map<String, String> before = everything();

        LiveService.Reply visitor =
                service.post("/recommend", "{\"ratings\":%s,\"n\":7,\"genre\":\"drama\"}".formatted(ratings));

        assertThat(visitor.status()).as(visitor.response().body()).isEqualTo(200);
        assertThat(visitor.json().get("source").asText()).isEqualTo("folded-in");
        assertThat(visitor.json().get("ratings_used").asInt()).isEqualTo(5);
        assertThat(visitor.json().has("user_id")).isFalse();
        assertThat(visitor.json().get("items")).isEqualTo(user.json().get("items"));
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void aVisitorIsToldWhatSpeaksForEachMovie() {
        String ratings = "[10,30,50,70,90]".replaceAll("(\\d+)", "{\"movie_id\":$1,\"rating\":5}");
        LiveService.Reply reply = service.post("/recommend", "{\"ratings\":%s,\"because\":2}".formatted(ratings));

        assertThat(reply.json().get("items")).allSatisfy(item -> {
            assertThat(item.get("because")).hasSize(2).allSatisfy(rating -> {
                assertThat(rating.get("rating").asDouble()).isEqualTo(5);
                assertThat(rating.get("live").asBoolean()).isTrue();
                assertThat(rating.get("adds").asDouble()).isPositive();
            });
        });
    }

    @Test
    void aVisitorWithoutRatingsSeesWhatIsPopular() {
        LiveService.Reply reply = service.post("/recommend", "{\"ratings\":[]}");
        assertThat(reply.json().get("source").asText()).isEqualTo("popular");
        assertThat(reply.movies()).hasSize(10).startsWith(610, 600, 620);
        assertThat(service.post(
                                "/recommend",
                                "{\"ratings\":[],\"genre\":[\"Action\",\"Drama\"],\"year_from\":1950,\"year_to\":1955,\"exclude\":[510]}")
                        .movies())
                .containsExactlyInAnyOrder(520, 530, 540, 550, 560);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"n\":5}",
                "{\"ratings\":null}",
                "{\"ratings\":[],\"user_id\":1}",
                "{\"ratings\":[{\"movie_id\":11,\"rating\":4}]}",
                "{\"ratings\":[{\"movie_id\":10}]}",
                "{\"ratings\":[{\"movie_id\":10,\"rating\":0.7}]}",
                "{\"ratings\":[{\"movie_id\":10,\"rating\":4},{\"movie_id\":10,\"rating\":4}]}",
                "{\"ratings\":[],\"n\":0}",
                "{\"ratings\":[],\"n\":101}",
                "{\"ratings\":[],\"because\":4}",
                "{\"ratings\":[],\"because\":-1}",
                "{\"ratings\":[],\"because\":\"1\"}",
                "{\"ratings\":[],\"n\":\"5\"}",
                "{\"ratings\":[],\"n\":5.5}",
                "{\"ratings\":[],\"genre\":\"Musical\"}",
                "{\"ratings\":[],\"genre\":[null]}",
                "{\"ratings\":[],\"genre\":7}",
                "{\"ratings\":[],\"year_from\":-5}",
                "{\"ratings\":[],\"year_from\":2000,\"year_to\":1990}",
                "{\"ratings\":[],\"exclude\":[0]}",
                "{\"ratings\":[],\"exclude\":[null]}",
                "{\"ratings\":[],\"exclude\":\"10\"}",
                "{\"ratings\":[],\"exclude\":[99999999999]}"
            })
    void aBadBodyIsA400(String body) {
        LiveService.Reply reply = service.post("/recommend", body);
        assertThat(reply.status()).as(reply.response().body()).isEqualTo(400);
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    }

    /** What Redis holds, by key. */
    private static Map<String, String> everything() {
        Set<String> keys = REDIS.client().keys("*");
        Map<String, String> all = new TreeMap<>();
        keys.forEach(key -> all.put(key, new String(REDIS.client().dump(key), StandardCharsets.ISO_8859_1)));
        return all;
    }
}
