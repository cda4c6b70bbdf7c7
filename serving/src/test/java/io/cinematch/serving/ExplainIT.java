package io.cinematch.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Why a movie is shown, and what the user has rated. */
class ExplainIT {
    private static final long LIVE = 800;

    @RegisterExtension
    static final RunningService RUNNING = RunningService.forAll("night1");

    private final LiveService service = RUNNING.service();

    @BeforeEach
    void rate() {
        for (int movie : new int[] {10, 30, 50, 70, 90, 200, SmallRelease.WITHOUT_FACTORS}) {
            service.rate(LIVE, movie, movie == 200 ? 0.5 : 4.5);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, precomputed", "800, folded-in", "2, popular", "999999, popular"})
    void thePartsOfEveryItemOfAListAddUpToItsScore(long user, String source) {
        JsonNode list = service.get("/recommend?n=50&user_id=" + user).json();
        assertThat(list.get("source").asText()).isEqualTo(source);
        for (JsonNode item : list.get("items")) {
            JsonNode why = service.get("/explain?n=3&user_id=%d&movie_id=%d"
                            .formatted(user, item.get("movie_id").asInt()))
                    .json();
            assertThat(why.get("source").asText()).isEqualTo(source);
            assertThat(why.get("score").asDouble()).isEqualTo(item.get("score").asDouble());
            assertThat(sum(why.get("stars"))).isCloseTo(item.get("stars").asDouble(), within(0.005 + 1e-9));
            if (source.equals("popular")) {
                assertThat(why.has("rank")).isFalse();
                assertThat(why.get("reason").asText())
                        .contains("rated %d times".formatted(item.get("score").asInt()));
            } else {
                assertThat(sum(why.get("rank"))).isCloseTo(item.get("score").asDouble(), within(1e-4));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, LIVE})
    void aListTellsTheRatingsThatSpeakMostForEachMovie(long user) {
        JsonNode list = service.get("/recommend?n=30&because=3&user_id=" + user).json();
        assertThat(list.get("items")).hasSize(30).allSatisfy(item -> {
            List<JsonNode> expected = new ArrayList<>();
            service.get("/explain?n=100&user_id=%d&movie_id=%d"
                            .formatted(user, item.get("movie_id").asInt()))
                    .json()
                    .get("rank")
                    .get("ratings")
                    .forEach(expected::add);
            expected.removeIf(rating -> rating.get("adds").asDouble() <= 0);
            assertThat(item.get("because"))
                    .containsExactlyElementsOf(expected.subList(0, Math.min(3, expected.size())));
        });
        assertThat(list.get("items").get(0).get("because")).isNotEmpty();
    }

    @Test
    void withoutBecauseAListIsAsItWas() {
        for (String query : List.of("", "&because=0")) {
            LiveService.Reply list = service.get("/recommend?user_id=1" + query);
            assertThat(list.json().get("items"))
                    .allSatisfy(item -> assertThat(item.has("because")).isFalse());
        }
    }

    @Test
    void noRatingSpeaksForWhatIsPopular() {
        for (int user : new int[] {2, 999_999}) {
            JsonNode list = service.get("/recommend?because=2&user_id=" + user).json();
            assertThat(list.get("source").asText()).isEqualTo("popular");
            assertThat(list.get("items"))
                    .allSatisfy(item -> assertThat(item.get("because")).isEmpty());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"4", "-1", "x", "", "1.0", "1&because=2"})
    void aBadBecauseIsA400(String because) {
        assertThat(service.get("/recommend?user_id=1&because=" + because).status())
                .isEqualTo(400);
    }

    @Test
    void theRatingsThatSayMostAreNamedAndTheOthersAddedUp() {
        JsonNode rank =
                service.get("/explain?user_id=800&movie_id=610&n=2").json().get("rank");
        assertThat(rank.get("ratings")).hasSize(2);
        JsonNode first = rank.get("ratings").get(0);
        assertThat(first.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("movie_id", "title", "rating", "live", "adds");
        assertThat(first.get("live").asBoolean()).isTrue();
        assertThat(rank.get("others").get("ratings").asInt()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?user_id=1",
                "?movie_id=10",
                "?user_id=1&movie_id=x",
                "?user_id=0&movie_id=10",
                "?user_id=1&movie_id=10&n=0",
                "?user_id=1&movie_id=10&movie=10"
            })
    void aBadQuestionIsA400(String query) {
        assertThat(service.get("/explain" + query).status()).isEqualTo(400);
    }

    @Test
    void whatHasNoScoreCannotBeExplained() {
        LiveService.Reply none = service.get("/explain?user_id=1&movie_id=7");
        assertThat(none.status()).isEqualTo(404);
        assertThat(none.json().get("type").asText()).isEqualTo("urn:cinematch:problem:no-such-movie");
        LiveService.Reply unrated = service.get("/explain?user_id=1&movie_id=" + SmallRelease.WITHOUT_FACTORS);
        assertThat(unrated.status()).isEqualTo(404);
        assertThat(unrated.json().get("type").asText()).isEqualTo("urn:cinematch:problem:no-score");
    }

    @Test
    void theHistoryIsPagedNewestFirst() {
        LiveService.Reply all = service.get("/user/800/ratings");
        assertThat(all.json().get("total").asInt()).isEqualTo(7);
        assertThat(all.movies()).containsExactly(5, 200, 90, 70, 50, 30, 10);
        JsonNode newest = all.json().get("items").get(0);
        assertThat(newest.get("title").asText()).isEqualTo("Nobody Rated This");
        assertThat(newest.get("rating").asDouble()).isEqualTo(4.5);
        assertThat(Instant.parse(newest.get("rated_at").asText())).isBeforeOrEqualTo(Instant.now());
        assertThat(service.get("/user/800/ratings?n=2&offset=3").movies()).containsExactly(70, 50);
        assertThat(service.get("/user/800/ratings?n=2&offset=0").movies()).containsExactly(5, 200);
        assertThat(service.get("/user/800/ratings?offset=700").movies()).isEmpty();

        JsonNode training = service.get("/user/1/ratings?n=100").json();
        assertThat(training.get("total").asInt()).isEqualTo(20);
        assertThat(training.get("items").get(0).has("rated_at")).isFalse();
        assertThat(service.get("/user/999999/ratings").json().get("total").asInt())
                .isZero();
    }

    @Test
    void theHistoryCanBeTakenAwayAsAFile() throws IOException {
        LiveService.Reply file = service.get("/user/800/ratings.csv");
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.header("Content-Type")).isEqualTo("text/csv; charset=utf-8");
        assertThat(file.header("Content-Disposition")).isEqualTo("attachment; filename=\"cinematch-ratings-800.csv\"");
        List<JsonNode> history = new ArrayList<>();
        service.get("/user/800/ratings?n=100").json().get("items").forEach(history::add);
        List<CSVRecord> lines = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(file.response().body()))
                .getRecords();
        assertThat(lines).hasSameSizeAs(history);
        for (int k = 0; k < lines.size(); k++) {
            for (String column : List.of("movie_id", "title", "year", "rating", "rated_at", "live")) {
                assertThat(lines.get(k).get(column))
                        .isEqualTo(history.get(k).path(column).asText());
            }
        }
        assertThat(service.get("/user/999999/ratings.csv").response().body())
                .isEqualTo("movie_id,title,year,genres,rating,rated_at,live\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/user/x/ratings.csv",
                "/user/1/ratings.csv?n=5",
                "/user/x/ratings",
                "/user/1/ratings?offset=-1",
                "/user/1/ratings?page=2"
            })
    void aBadPageIsA400(String path) {
        assertThat(service.get(path).status()).isEqualTo(400);
    }

    private static double sum(JsonNode parts) {
        double sum = parts.get("others").get("adds").asDouble();
        for (String part : new String[] {"mean", "movie", "missing", "training"}) {
            sum += parts.get(part).asDouble();
        }
        for (JsonNode rating : parts.get("ratings")) {
            sum += rating.get("adds").asDouble();
        }
        return sum;
    }
}
