package io.cinematch.serving.tmdb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cinematch.model.catalogue.Movie;
import io.cinematch.model.settings.ServeSettings;
import io.github.bucket4j.Bucket;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks TMDB, within its limits and ours; every call takes at most the timeout. */
final class TmdbApi {
    private static final int MOST_JSON_BYTES = 1 << 18;
    private static final int LONGEST_PAUSE_SECONDS = 60;

    private final ServeSettings.Tmdb settings;
    private final Bucket calls;
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http;

    TmdbApi(ServeSettings.Tmdb settings) {
        this.settings = settings;
        calls = Bucket.builder()
                .addLimit(limit ->
                        limit.capacity(settings.perSecond()).refillGreedy(settings.perSecond(), Duration.ofSeconds(1)))
                .build();
        http = HttpClient.newBuilder()
                .connectTimeout(settings.timeout())
                // Where it would send us, it does not decide.
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /**
     * A movie by the number the data set has for it, else by title and year.
     *
     * @throws TmdbException when there is no answer that can be understood
     */
    TmdbMovie movie(Movie movie) {
        return TmdbReference.number(movie)
                .map(number -> read("/movie/" + number, "").map(TmdbMovie::of))
                .orElseGet(() -> read("/search/movie", search(movie))
                        .map(found -> found.path("results"))
                        .flatMap(results -> sameYear(results, movie.year()))
                        .map(TmdbMovie::of))
                .orElse(TmdbMovie.UNKNOWN);
    }

    /**
     * An image.
     *
     * @param path as a {@link TmdbMovie} has it
     * @return empty when there is none, or it is none that is served
     * @throws TmdbException when there is no answer
     */
    Optional<TmdbImage> image(String path) {
        return call(HttpRequest.newBuilder(URI.create(settings.imageUrl() + path)), TmdbImage.MOST_BYTES)
                .flatMap(TmdbImage::of);
    }

    private static String search(Movie movie) {
        String title = movie.title().replaceFirst("\\s*\\(.*", "");
        return "query=" + URLEncoder.encode(title.isEmpty() ? movie.title() : title, StandardCharsets.UTF_8)
                + (movie.year() == 0 ? "" : "&year=" + movie.year());
    }

    /** The first that came out in the year, give or take one: festivals come before cinemas. */
    private static Optional<JsonNode> sameYear(JsonNode results, int year) {
        for (JsonNode result : results) {
            String date = result.path("release_date").asText("");
            if (year == 0 || (date.matches("\\d{4}-.*") && Math.abs(year(date) - year) <= 1)) {
                return Optional.of(result);
            }
        }
        return Optional.empty();
    }

    private static int year(String date) {
        return Integer.parseInt(date.substring(0, 4));
    }

    private Optional<JsonNode> read(String path, String query) {
        String key = settings.apiKey().value();
        // An API key is 32 hexadecimal digits and goes into the query, a read access token into a header.
        boolean token = key.length() > 40;
        String parameters = token ? query : query + (query.isEmpty() ? "" : "&") + "api_key=" + key;
        HttpRequest.Builder request = HttpRequest.newBuilder(
                URI.create(settings.url() + path + (parameters.isEmpty() ? "" : "?" + parameters)));
        if (token) {
            request.header("Authorization", "Bearer " + key);
        }
        return call(request.header("Accept", "application/json"), MOST_JSON_BYTES)
                .map(this::parsed);
    }

    private JsonNode parsed(byte[] body) {
        try {
            return json.readTree(body);
        } catch (IOException e) {
            throw new TmdbException("it answered something that is not JSON");
        }
    }

    /** The body; empty for a 404. */
    private Optional<byte[]> call(HttpRequest.Builder request, int mostBytes) {
        HttpResponse<byte[]> response = sent(request.build(), mostBytes);
        return switch (response.statusCode()) {
            case 200 -> Optional.of(response.body());
            case 404 -> Optional.empty();
            default -> throw new TmdbException("it answered " + response.statusCode(), retryAfter(response));
        };
    }

    private HttpResponse<byte[]> sent(HttpRequest request, int mostBytes) {
        CompletableFuture<HttpResponse<byte[]>> answer = null;
        try {
            if (!calls.asBlocking().tryConsume(1, settings.timeout())) {
                throw new TmdbException("too many calls at once", Optional.of(Duration.ZERO));
            }
            answer = http.sendAsync(request, headers -> new LimitedBody(mostBytes));
            // The whole of it: a timeout of the request itself ends with the headers.
            return answer.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new TmdbException("it took longer than " + settings.timeout().toMillis() + " ms");
        } catch (ExecutionException e) {
            // The cause's own message may have the address in it.
            throw new TmdbException(
                    "the call failed: " + e.getCause().getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TmdbException("interrupted");
        }
    }

    private static Optional<Duration> retryAfter(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(seconds -> seconds.matches("\\d{1,9}"))
                .map(seconds -> Duration.ofSeconds(Math.min(LONGEST_PAUSE_SECONDS, Integer.parseInt(seconds))));
    }
}
