package io.cinematch.jobs.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.cinematch.model.release.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingTest {
    @Test
    void linesAreAlignedAndMarked() {
        assertThat(new Finding("Java", new Outcome.Well("17")).lines()).containsExactly("  ✓ Java        17");
        assertThat(new Finding("clock", new Outcome.Doubt("late", "Wind it up.")).lines())
                .containsExactly("  ! clock       late", "                → Wind it up.");
        assertThat(new Finding("disk", new Outcome.Ill("full", "Make room.")).lines())
                .containsExactly("  ✗ disk        full", "                → Make room.");
    }

    @Test
    void noLineIsWiderThanAHundredColumns() {
        Finding finding = new Finding("disk", new Outcome.Ill("word ".repeat(50) + "/a".repeat(120), "do ".repeat(90)));
        List<String> lines = finding.lines();
        assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
        assertThat(String.join("", lines).replaceAll("[ →✗]", ""))
                .isEqualTo("disk" + "word".repeat(50) + "/a".repeat(120) + "do".repeat(90));
    }

    @Test
    void ofSeveralServersTheWorstIsTold() {
        Finding well = new Finding("room", new Outcome.Well("much"));
        Finding doubt = new Finding("room", new Outcome.Doubt("little", "Prune."));
        Finding ill = new Finding("room", new Outcome.Ill("none", "Prune."));
        assertThat(well.worse(doubt)).isEqualTo(doubt);
        assertThat(doubt.worse(well)).isEqualTo(doubt);
        assertThat(doubt.worse(ill)).isEqualTo(ill);
        assertThat(ill.worse(doubt)).isEqualTo(ill);
    }

    @Test
    void programsReadTheStateAndTheRemedy() {
        String json = new String(
                Json.writePretty(List.of(new Finding("disk", new Outcome.Ill("full", "Make room.")))),
                StandardCharsets.UTF_8);
        assertThat(json)
                .contains("\"what\" : \"disk\"")
                .contains("\"state\" : \"ill\"")
                .contains("\"seen\" : \"full\"")
                .contains("\"remedy\" : \"Make room.\"");
    }
}
