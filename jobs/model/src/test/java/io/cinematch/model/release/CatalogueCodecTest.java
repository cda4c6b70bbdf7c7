package io.cinematch.model.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cinematch.model.catalogue.Movie;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CatalogueCodecTest {
    private static final List<Movie> SMALL = List.of(new Movie(1, "Élan", 1999, List.of("War"), "007", ""));

    /** Written out by hand from the codec's javadoc; É is c389 in UTF-8, 1999 is 7cf. */
    private static final String GOLDEN = "01" + "00000001" + "00000001" + "000007cf" + "00000005" + "c3896c616e"
            + "00000003" + "303037" + "00000000" + "01" + "00000003" + "576172";

    private final byte[] bytes = CatalogueCodec.encode(SMALL).get(0);

    @Test
    void theFormatDoesNotDrift() {
        assertThat(HexFormat.of().formatHex(bytes)).isEqualTo(GOLDEN);
        assertThat(CatalogueCodec.decode(bytes)).isEqualTo(SMALL);
    }

    @Property(tries = 200)
    void roundTrips(@ForAll("movies") List<Movie> movies) {
        assertThat(decoded(movies)).isEqualTo(movies);
    }

    @Provide
    Arbitrary<List<Movie>> movies() {
        // Whole code points only: half a surrogate pair is not text.
        Arbitrary<String> text = Arbitraries.of("", "The Matrix", "Amélie", "七人の侍", "🎬 \u0000 \"::\"", "Ünïcödé|1");
        return Combinators.combine(
                        Arbitraries.integers(),
                        text,
                        Arbitraries.integers(),
                        text.list().ofMaxSize(8),
                        text,
                        text)
                .as(Movie::new)
                .list()
                .ofMaxSize(20);
    }

    @Test
    void manyMoviesBecomeSeveralChunksInOrder() {
        List<Movie> movies = IntStream.range(0, 4097)
                .mapToObj(id -> new Movie(id, "m" + id, 0, List.of(), "", ""))
                .toList();
        assertThat(CatalogueCodec.encode(movies)).hasSize(2);
        assertThat(CatalogueCodec.encode(movies.subList(0, 4096))).hasSize(1);
        assertThat(CatalogueCodec.encode(List.of())).isEmpty();
        assertThat(decoded(movies)).isEqualTo(movies);
    }

    @Test
    void damageIsRefused() {
        Damage.everyTruncationIsRefused(bytes, CatalogueCodec::decode);
        Damage.everyCorruptByteDecodesOrIsRefused(bytes, CatalogueCodec::decode);
        Damage.everyHugeFieldDecodesOrIsRefused(bytes, CatalogueCodec::decode);
        Damage.anotherVersionIsRefused(bytes, CatalogueCodec::decode);
    }

    @Test
    void moreGenresThanTheFormatHoldsAreRefused() {
        Movie full = new Movie(9, "x", 0, Collections.nCopies(255, "War"), "", "");
        assertThat(decoded(List.of(full))).containsExactly(full);
        Movie over = new Movie(9, "x", 0, Collections.nCopies(256, "War"), "", "");
        assertThatThrownBy(() -> CatalogueCodec.encode(List.of(over)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("movie 9 has 256 genres");
    }

    private static List<Movie> decoded(List<Movie> movies) {
        return CatalogueCodec.encode(movies).stream()
                .flatMap(chunk -> CatalogueCodec.decode(chunk).stream())
                .toList();
    }
}
