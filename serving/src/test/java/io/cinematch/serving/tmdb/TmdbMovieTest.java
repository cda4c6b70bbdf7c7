package io.cinematch.serving.tmdb;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cinematch.model.catalogue.Movie;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TmdbMovieTest {
    private static TmdbMovie of(String overview, String poster) {
        return TmdbMovie.of(
                new ObjectMapper().createObjectNode().put("overview", overview).put("poster_path", poster));
    }

    @Test
    void anOverviewIsOneLineOfBoundedLength() {
        assertThat(of(" a\u0000\r\nb\u001b[31m ", null).overview()).contains("a b [31m");
        assertThat(of(" \n ", null).overview()).isEmpty();
        String cut = of("🎬".repeat(3000), null).overview().orElseThrow();
        assertThat(cut.length()).isLessThanOrEqualTo(2000);
        assertThat(cut).endsWith("🎬…");
    }

    @Test
    void aPosterIsAPlainNameAndNothingElse() {
        assertThat(of("", "/aB3.jpg").poster()).contains("/aB3.jpg");
        for (String bad : List.of(
                "aB3.jpg", "/a/b.jpg", "/..jpg", "/a.jpg#", "/a.gif", "/a.jpg\n", "http://x/a.jpg", "/%2e.png")) {
            assertThat(of("", bad).poster()).as(bad).isEmpty();
        }
    }

    @Test
    void anImageIsWhatItsFirstBytesSay() {
        assertThat(image("\u00ff\u00d8\u00ff\u00e0")).contains("image/jpeg");
        assertThat(image("\u0089PNG\r\n\u001a\n...")).contains("image/png");
        assertThat(image("RIFF\0\0\0\0WEBPVP8 ")).contains("image/webp");
        for (String bad : List.of("", "RIFF", "GIF89a", "<svg xmlns", "RIFF\0\0\0\0AVI ")) {
            assertThat(image(bad)).as(bad).isEmpty();
        }
    }

    @Test
    void aMovieIsAskedForByItsNumberElseByWhatItIsCalled() {
        Movie numbered = new Movie(1, "Any", 1990, List.of(), "", "603");
        assertThat(TmdbReference.of(numbered)).isEqualTo("603");
        Movie odd = new Movie(1, "Any", 1990, List.of(), "", "603/../../x");
        assertThat(TmdbReference.number(odd)).isEmpty();
        assertThat(TmdbReference.of(odd)).matches("[0-9a-f-]{36}");
        assertThat(TmdbReference.of(odd)).isNotEqualTo(TmdbReference.of(new Movie(1, "Any", 1991, List.of(), "", "")));
    }

    private static Optional<String> image(String bytes) {
        return TmdbImage.of(bytes.getBytes(StandardCharsets.ISO_8859_1)).map(TmdbImage::mediaType);
    }
}
