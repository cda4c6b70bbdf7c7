package io.cinematch.model.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A night and a service of different versions. */
class ManifestTest {
    private static final Manifest MANIFEST = new Manifest(
            "n1-als",
            "n1",
            "als",
            Instant.EPOCH,
            Instant.EPOCH,
            LogPosition.NONE,
            List.of(),
            "plain",
            Map.of(),
            1,
            1,
            new Manifest.CatalogueRef("d", 1, 1),
            10);
    private static final String JSON = new String(Json.write(MANIFEST), StandardCharsets.UTF_8);

    private static Manifest parse(String json) {
        return Manifest.parse(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatANewerVersionAddsIsPassedOver() {
        assertThat(parse(JSON.replace("{\"format\":1", "{\"format\":1,\"news\":{\"a\":1}")))
                .isEqualTo(MANIFEST);
    }

    @Test
    void oneFromBeforeThereWereFormatsIsOfTheFirst() {
        assertThat(parse(JSON.replace("\"format\":1,", ""))).isEqualTo(MANIFEST);
    }

    @Test
    void aNewerFormatIsRefusedWithWhatToDo() {
        assertThatThrownBy(() -> parse(JSON.replace("\"format\":1", "\"format\":2")))
                .isInstanceOf(FormatException.class)
                .hasMessage("release n1-als has format 2, this version of CineMatch reads 1: update it, or go back to "
                        + "an earlier release (./cinematch rollback)");
    }

    @Test
    void whatIsMissingIsRefused() {
        for (String json : List.of("", "null", "[]", "{}", JSON.replace("\"run\":\"n1\",", ""))) {
            assertThatThrownBy(() -> parse(json)).as(json).isInstanceOf(FormatException.class);
        }
    }
}
