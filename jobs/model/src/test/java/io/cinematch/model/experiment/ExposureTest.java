package io.cinematch.model.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cinematch.model.release.FormatException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExposureTest {
    private static final Exposure SHOWN = new Exposure(
            Instant.ofEpochMilli(1_700_000_000_123L), -7, "als", "r1", true, "may", "fold-in", new int[] {3, 1});

    @Test
    void itsFieldsAreTheseAndStayThese() {
        assertThat(SHOWN.fields())
                .isEqualTo(Map.of(
                        "at", "1700000000123",
                        "user", "-7",
                        "variant", "als",
                        "release", "r1",
                        "assigned", "1",
                        "salt", "may",
                        "source", "fold-in",
                        "movies", "3,1"));
    }

    @Test
    void itIsReadBackAsItWasWritten() {
        assertThat(Exposure.of(SHOWN.fields())).usingRecursiveComparison().isEqualTo(SHOWN);
        Exposure nothing = new Exposure(Instant.EPOCH, 1, "als", "r1", false, "", "popular", new int[0]);
        assertThat(Exposure.of(nothing.fields())).usingRecursiveComparison().isEqualTo(nothing);
    }

    @Test
    void everyFieldIsNeeded() {
        for (String field : SHOWN.fields().keySet()) {
            Map<String, String> less = new HashMap<>(SHOWN.fields());
            less.remove(field);
            assertThatThrownBy(() -> Exposure.of(less)).as(field).isInstanceOf(FormatException.class);
        }
    }

    @Test
    void whatIsNoNumberIsRefused() {
        for (String field : new String[] {"at", "user", "movies"}) {
            Map<String, String> wrong = new HashMap<>(SHOWN.fields());
            wrong.put(field, "1,,2");
            assertThatThrownBy(() -> Exposure.of(wrong)).as(field).isInstanceOf(FormatException.class);
        }
    }
}
