package io.cinematch.serving;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cinematch.model.store.Keys;
import io.cinematch.model.store.RealRedis;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Posters and overviews, with a stand-in for TMDB. */
class TmdbIT {
    private static final String KEY = "0123456789abcdef0123456789abcdef";
    /** Longer than any test waits for anything: what is held stays unanswered. */
    private static final String PATIENCE = "700ms";

    private static final byte[] JPEG = image(2000);

    @RegisterExtension
    static final RealRedis REDIS = new RealRedis();

    @TempDir
    Path folder;

    private final TmdbStandIn tmdb = new TmdbStandIn();
    private LiveService service;

    @BeforeEach
    void start() {
        REDIS.client().flushAll();
        SmallRelease.publish(REDIS.client(), "night1");
        service = service(KEY);
        tmdb.answers("/3/movie/1000", TmdbStandIn.Answer.json("""
                {"id":1000,"overview":"A <b>film</b>\\nof its time.","poster_path":"/abc123.jpg","budget":7}"""));
        tmdb.answers("/img/abc123.jpg", TmdbStandIn.Answer.image(JPEG));
    }

    @AfterEach
    void stop() {
        service.close();
        tmdb.close();
    }

    private LiveService service(String key) {
        return new LiveService(
                REDIS.address(),
                folder,
                Map.of(
                        "TMDB_API_KEY",
                        key,
                        "CINEMATCH_SERVE_TMDB_URL",
                        tmdb.url() + "/3",
                        "CINEMATCH_SERVE_TMDB_IMAGE_URL",
                        tmdb.url() + "/img/",
                        "CINEMATCH_SERVE_TMDB_TIMEOUT",
                        PATIENCE));
    }

    @Test
    void aMovieGainsAnOverviewAndAPosterOfOurs() throws Exception {
        JsonNode movie = service.get("/movies/10").json();
        assertThat(movie.get("overview").asText()).isEqualTo("A <b>film</b> of its time.");
        assertThat(movie.get("poster").asText()).isEqualTo("/movies/10/poster");

        HttpResponse<byte[]> poster = poster(10);
        assertThat(poster.statusCode()).isEqualTo(200);
        assertThat(poster.body()).isEqualTo(JPEG);
        assertThat(poster.headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(poster.headers().firstValue("Cache-Control")).contains("public, max-age=86400");
        assertThat(poster.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @Test
    void tmdbIsAskedOnceADayByAllNodesTogether() throws Exception {
        service.get("/movies/10");
        poster(10);
        try (LiveService other = service(KEY)) {
            assertThat(other.get("/movies/10").json().get("poster").asText()).isEqualTo("/movies/10/poster");
            assertThat(other.get("/movies/10/poster").status()).isEqualTo(200);
        }
        poster(10);

        assertThat(tmdb.asked("/3/movie/1000")).hasSize(1);
        assertThat(tmdb.asked("/img/abc123.jpg")).hasSize(1);
        assertThat(REDIS.client().ttl(Keys.tmdbMovie("1000"))).isBetween(86_000L, 86_400L);
        assertThat(REDIS.client().ttl(Keys.tmdbImage("abc123.jpg"))).isBetween(86_000L, 86_400L);
    }

    @Test
    void aMovieWithoutATmdbNumberIsLookedUpByTitleAndYear() {
        tmdb.answers("/3/search/movie", TmdbStandIn.Answer.json("""
                {"results":[{"overview":"Another","release_date":"1980-01-01"},
                            {"overview":"This one","release_date":"1961-05-05","poster_path":null}]}"""));

        JsonNode movie = service.get("/movies/610").json();

        assertThat(movie.get("overview").asText()).isEqualTo("This one");
        assertThat(movie.has("poster")).isFalse();
        assertThat(tmdb.asked("/3/search/movie"))
                .singleElement()
                .asString()
                .contains("query=Movie+%2260%22", "year=1960");
        assertThat(service.get("/movies/610/poster").status()).isEqualTo(404);
        assertThat(tmdb.asked("/3/search/movie")).hasSize(1);
    }

    @Test
    void whatTmdbDoesNotKnowIsRememberedToo() {
        for (int k = 0; k < 3; k++) {
            assertThat(service.get("/movies/20").json().has("overview")).isFalse();
            LiveService.Reply poster = service.get("/movies/20/poster");
            assertThat(poster.status()).isEqualTo(404);
            assertThat(poster.json().get("type").asText()).isEqualTo("urn:cinematch:problem:no-poster");
        }
        assertThat(tmdb.asked("/3/movie/1001")).hasSize(1);
        assertThat(REDIS.client().ttl(Keys.tmdbMovie("1001"))).isBetween(3_000L, 3_600L);
    }

    @Test
    void thoseWhoAskForTheSameMovieAtOnceShareOneCall() {
        CountDownLatch open = new CountDownLatch(1);
        tmdb.holds("/3/movie/1000", open);
        List<CompletableFuture<Integer>> all = IntStream.range(0, 12)
                .mapToObj(k -> CompletableFuture.supplyAsync(
                        () -> service.get("/movies/10").status()))
                .toList();
        Eventually.until("it is asked", () -> !tmdb.asked("/3/movie/1000").isEmpty());
        open.countDown();

        assertThat(all).extracting(CompletableFuture::join).containsOnly(200);
        assertThat(tmdb.asked("/3/movie/1000")).hasSize(1);
    }

    @Test
    void whenTmdbHasEnoughItIsLeftAlone() {
        tmdb.answers("/3/movie/1000", TmdbStandIn.Answer.status(429, Map.of("Retry-After", "30")));

        assertThat(service.get("/movies/10").status()).isEqualTo(200);
        LiveService.Reply poster = service.get("/movies/10/poster");
        assertThat(poster.status()).isEqualTo(503);
        assertThat(poster.json().get("type").asText()).isEqualTo("urn:cinematch:problem:tmdb-unavailable");
        assertThat(poster.header("Retry-After")).isNotEmpty();
        service.get("/movies/20");

        assertThat(tmdb.asked("/3/movie/1000")).as("not again").hasSize(1);
        assertThat(tmdb.asked("/3/movie/1001")).as("nor for another").isEmpty();
    }

    @Test
    void whatIsKeptIsShownWhileTmdbIsLeftAlone() {
        service.get("/movies/10/poster");
        tmdb.answers("/3/movie/1001", TmdbStandIn.Answer.status(500, Map.of()));
        assertThat(service.get("/movies/20/poster").status()).isEqualTo(503);

        assertThat(service.get("/movies/10").json().has("overview")).isTrue();
        assertThat(service.get("/movies/10/poster").status()).isEqualTo(200);
    }

    @Test
    void aSlowTmdbDoesNotFailOurPage() {
        tmdb.holds("/3/movie/1000", new CountDownLatch(1));

        LiveService.Reply movie = service.get("/movies/10");

        assertThat(movie.status()).isEqualTo(200);
        assertThat(movie.json().has("overview")).isFalse();
        assertThat(movie.json().get("title").asText()).isEqualTo("Movie \"0\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>Bad gateway</html>",
                "{\"overview\":",
                "[]",
                "null",
                "7",
                "{\"overview\":7,\"poster_path\":{}}",
                "{\"overview\":\"\",\"poster_path\":\"/../../secret.jpg\"}",
                "{\"poster_path\":\"//evil.example/a.jpg\"}",
                "{\"poster_path\":\"/a.svg\"}",
                "{\"poster_path\":\"/a.jpg?x=1\"}",
                "{\"poster_path\":\"@evil.example/a.jpg\"}"
            })
    void garbageIsNoOverviewAndNoPoster(String garbage) {
        tmdb.answers("/3/movie/1000", TmdbStandIn.Answer.json(garbage));

        LiveService.Reply movie = service.get("/movies/10");

        assertThat(movie.status()).isEqualTo(200);
        assertThat(movie.json().has("overview")).isFalse();
        assertThat(movie.json().has("poster")).isFalse();
        assertThat(service.get("/movies/10/poster").status()).isIn(404, 503);
    }

    @Test
    void aHugeAnswerIsNotRead() {
        tmdb.answers(
                "/3/movie/1000", TmdbStandIn.Answer.json("{\"overview\":\"%s\"}".formatted("x".repeat(3_000_000))));
        assertThat(service.get("/movies/10").json().has("overview")).isFalse();
    }

    @Test
    void aHugeImageIsNotServed() {
        tmdb.answers("/img/abc123.jpg", TmdbStandIn.Answer.image(image(3_000_000)));
        assertThat(service.get("/movies/10/poster").status()).isEqualTo(503);
    }

    /** The headers are there at once, so that no timeout of theirs helps. */
    @Test
    void anImageThatNeverEndsIsNotWaitedFor() {
        tmdb.stalls("/img/abc123.jpg");
        assertThat(service.get("/movies/10/poster").status()).isEqualTo(503);
    }

    @Test
    void aPageInPlaceOfAnImageIsNotServed() {
        tmdb.answers(
                "/img/abc123.jpg",
                TmdbStandIn.Answer.image("<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8)));
        LiveService.Reply poster = service.get("/movies/10/poster");
        assertThat(poster.status()).isEqualTo(404);
        assertThat(poster.response().body()).doesNotContain("script");
    }

    @Test
    void anotherAddressIsNotFollowed() {
        tmdb.answers(
                "/3/movie/1000", TmdbStandIn.Answer.status(302, Map.of("Location", tmdb.url() + "/3/movie/elsewhere")));
        service.get("/movies/10");
        assertThat(tmdb.asked("/3/movie/1000")).hasSize(1);
        assertThat(tmdb.asked("/3/movie/elsewhere")).isEmpty();
    }

    @Test
    void withoutAKeyEverythingElseWorks() {
        try (LiveService without = new LiveService(REDIS.address(), folder)) {
            assertThat(without.get("/movies/10").status()).isEqualTo(200);
            LiveService.Reply poster = without.get("/movies/10/poster");
            assertThat(poster.status()).isEqualTo(404);
            assertThat(poster.json().get("remedy").asText()).contains("TMDB_API_KEY");
        }
        assertThat(tmdb.asked("/3/movie/1000")).isEmpty();
    }

    @Test
    void theKeyGoesToTmdbAndNowhereElse() throws Exception {
        String shown = service.get("/movies/10").response().body()
                + service.get("/movies/10/poster").response().headers()
                + service.get("/movies/10").response().headers();
        tmdb.answers("/3/movie/1002", TmdbStandIn.Answer.status(401, Map.of()));
        shown += service.get("/movies/30").response().body()
                + service.get("/movies/30/poster").response().body();

        assertThat(tmdb.asked("/3/movie/1000")).singleElement().asString().contains("api_key=" + KEY);
        assertThat(tmdb.asked("/img/abc123.jpg").toString())
                .as("images need none")
                .doesNotContain(KEY);
        assertThat(shown).doesNotContain(KEY);
        assertThat(Files.readString(Path.of(System.getProperty("cinematch.logs"), "serving.log")))
                .contains("TMDB is left alone")
                .doesNotContain(KEY);
        REDIS.client().keys("cm:tmdb:*").forEach(key -> assertThat(key).doesNotContain(KEY));
    }

    private HttpResponse<byte[]> poster(int movie) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(service.request("/movies/%d/poster".formatted(movie)).build(), BodyHandlers.ofByteArray());
    }

    private static byte[] image(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 'x');
        bytes[0] = (byte) 0xff;
        bytes[1] = (byte) 0xd8;
        bytes[2] = (byte) 0xff;
        return bytes;
    }
}
