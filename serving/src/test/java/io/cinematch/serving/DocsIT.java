package io.cinematch.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.cinematch.serving.LiveService.Reply;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocsIT {
    @RegisterExtension
    static final RunningService RUNNING = RunningService.forAll();

    private final LiveService service = RUNNING.service();

    @Test
    void everythingThePageNeedsComesFromHere() {
        Reply page = service.get("/docs");
        assertThat(page.status()).isEqualTo(200);
        Matcher links = Pattern.compile("(?:src|href)=\"([^\"]+)\"")
                .matcher(page.response().body());
        int parts = 0;
        while (links.find()) {
            assertThat(links.group(1)).startsWith("/");
            assertThat(service.get(links.group(1)).status()).isEqualTo(200);
            parts++;
        }
        assertThat(parts).isEqualTo(4);
    }

    @Test
    void noScriptIsInThePageItself() {
        Reply page = service.get("/docs");
        assertThat(page.header("Content-Security-Policy"))
                .contains("script-src 'self';")
                .contains("frame-ancestors 'none'");
        assertThat(page.response().body()).doesNotContain("<script>").doesNotContain("onload=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"index.html", "..%2Fopenapi.yaml", "swagger-ui.js", "%2e%2e", "docs.js.map"})
    void nothingElseIsServed(String name) {
        assertThat(service.get("/docs/" + name).status()).isBetween(400, 404);
    }
}
