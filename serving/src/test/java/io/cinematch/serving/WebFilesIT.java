package io.cinematch.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of the page as a browser is given them, and what must never be in one. */
class WebFilesIT {
    @RegisterExtension
    static final RunningService RUNNING = RunningService.forAll("night1");

    private static final Path SOURCES = Path.of("src/main/resources/web");
    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css",
            "html", "text/html",
            "mjs", "text/javascript",
            "svg", "image/svg+xml",
            "txt", "text/plain",
            "woff2", "font/woff2");

    private final HttpClient http = HttpClient.newHttpClient();
    private final LiveService service = RUNNING.service();

    @ParameterizedTest
    @ValueSource(strings = {"/", "/film/10", "/film/nonsense", "/me", "/what-if", "/lab", "/?genre=Crime"})
    void everyAddressOfThePageIsTheSameDocument(String path) throws Exception {
        HttpResponse<byte[]> page = get(service.request(path));

        assertThat(page.body()).isEqualTo(get(service.request("/")).body());
        assertThat(header(page, "Content-Type")).startsWith("text/html");
        assertThat(header(page, "Cache-Control")).isEqualTo("no-cache");
        assertThat(header(page, "Vary")).isEqualTo("Accept-Encoding");
        assertThat(header(page, "Content-Security-Policy")).contains("script-src 'self';", "style-src 'self';");
        HttpResponse<byte[]> again = get(service.request(path).header("If-None-Match", header(page, "ETag")));
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(get(service.request(path).header("If-None-Match", "W/\"other\""))
                        .statusCode())
                .isEqualTo(200);
    }

    /** Who followed a link that has grown old was shown JSON. */
    @Test
    void aBrowserIsShownThePageWhereNothingIs() throws Exception {
        HttpResponse<byte[]> lost =
                get(service.request("/films").header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8"));

        assertThat(lost.statusCode()).isEqualTo(404);
        assertThat(lost.body()).isEqualTo(get(service.request("/")).body());
        assertThat(header(lost, "Content-Security-Policy")).contains("script-src 'self';");
        HttpResponse<byte[]> told = get(service.request("/films").header("Accept", "*/*"));
        assertThat(told.statusCode()).isEqualTo(404);
        assertThat(header(told, "Content-Type")).isEqualTo("application/problem+json");
    }

    @ParameterizedTest
    @MethodSource("sources")
    void aFileIsKeptForEverUnderItsVersionAndAskedForAgainUnderAnother(String file) throws Exception {
        byte[] plain = Files.readAllBytes(SOURCES.resolve(file));
        HttpResponse<byte[]> asset = get(asset(version(), file));

        assertThat(asset.statusCode()).isEqualTo(200);
        assertThat(asset.body()).isEqualTo(plain);
        assertThat(header(asset, "Content-Type")).startsWith(TYPES.get(file.substring(file.lastIndexOf('.') + 1)));
        assertThat(header(asset, "Cache-Control")).contains("immutable", "max-age=31536000");
        assertThat(header(asset, "Vary")).isEqualTo("Accept-Encoding");
        assertThat(header(asset, "Content-Encoding")).isEmpty();

        HttpResponse<byte[]> packed = get(asset("earlier", file).header("Accept-Encoding", "br, gzip"));
        assertThat(header(packed, "Cache-Control")).isEqualTo("no-cache");
        if (header(packed, "Content-Encoding").equals("gzip")) {
            assertThat(packed.body()).hasSizeLessThan(plain.length);
            assertThat(new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes())
                    .isEqualTo(plain);
        } else {
            assertThat(packed.body()).isEqualTo(plain);
        }
    }

    /** A refusal was taken for a wish. */
    @Test
    void whoeverRefusesGzipGetsNone() throws Exception {
        HttpResponse<byte[]> asset =
                get(asset(version(), "css/base.css").header("Accept-Encoding", "gzip;q=0, identity"));

        assertThat(header(asset, "Content-Encoding")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "..",
                "js",
                "js/",
                "js/nothing.mjs",
                "%2e%2e/openapi.yaml",
                "..%2fopenapi.yaml",
                "js/../../openapi.yaml",
                "js/%2e%2e/%2e%2e/%2e%2e/openapi.yaml",
                "js//main.mjs",
                "js%5cmain.mjs",
                "JS/main.mjs",
                "js/main.mjs%00"
            })
    void nothingElseIsServed(String file) throws Exception {
        assertThat(get(asset(version(), file)).statusCode()).isIn(400, 404);
    }

    @Test
    void everythingTheDocumentNamesIsThere() throws Exception {
        String html = new String(get(service.request("/")).body(), "UTF-8");
        List<String> named = Pattern.compile("(?:href|src)=\"(/[^\"]*)\"")
                .matcher(html)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();

        assertThat(named)
                .hasSizeGreaterThan(10)
                .allSatisfy(path ->
                        assertThat(get(service.request(path)).statusCode()).isEqualTo(200));
        assertThat(html).doesNotContain("{{");
    }

    /** Outside of comments and licences; the names of XML's namespaces are no addresses. */
    @ParameterizedTest
    @MethodSource("sources")
    void noFileLeadsElsewhereOrMakesMarkupOrStyleOfText(String file) throws IOException {
        if (file.endsWith(".txt") || file.endsWith(".woff2")) {
            return;
        }
        String text = Files.readString(SOURCES.resolve(file)).replace("http://www.w3.org/2000/svg", "");

        assertThat(text).doesNotContainPattern("https?://|[\"'(]//\\w");
        assertThat(text)
                .doesNotContainPattern(
                        "innerHTML|outerHTML|insertAdjacentHTML|document\\.write|\\beval\\b|new Function")
                .doesNotContainPattern("\\sstyle=|\\son[a-z]+=\"|setAttribute\\('style'|javascript:");
    }

    private static Stream<String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files
                    .filter(Files::isRegularFile)
                    .map(file -> SOURCES.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> !file.equals("index.html"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private String version() throws Exception {
        String html = new String(get(service.request("/")).body(), "UTF-8");
        return html.replaceAll("(?s).*/assets/([0-9a-f]+)/js/main.*", "$1");
    }

    private HttpRequest.Builder asset(String version, String file) {
        return service.request("/assets/" + version + "/" + file);
    }

    private HttpResponse<byte[]> get(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.GET().build(), BodyHandlers.ofByteArray());
    }

    private static String header(HttpResponse<byte[]> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
