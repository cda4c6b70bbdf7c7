package io.cinematch.model.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import io.cinematch.model.errors.CineMatchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TuneSettingsTest {
    @TempDir
    Path folder;

    private Settings.Tune load(String text, Map<String, String> environment) throws IOException {
        Path file = Files.writeString(folder.resolve("mine.conf"), text);
        return SettingsLoader.load(List.of(file), environment).tune();
    }

    @Test
    void listsAndRangesComeFromFilesAndTheEnvironment() throws IOException {
        Settings.Tune tune = load(
                "tune.space.als { rank = [8, 16], maxIter = { min = 2, max = 9 } }",
                Map.of("CINEMATCH_TUNE_SPACE_ALS_RANK", "4, 5", "CINEMATCH_TUNE_SPACE_ALS_REG_PARAM_MAX", "0.5"));

        assertThat(tune.space().get("als"))
                .isEqualTo(Map.of(
                        "rank", new TuneAxis.Choice(List.of(4.0, 5.0)),
                        "maxIter", new TuneAxis.Range(2, 9, false),
                        "regParam", new TuneAxis.Range(0.03, 0.5, true)));
    }

    @Test
    void aVariantOfOnesOwnCanHaveASpaceOfItsOwn() throws IOException {
        Settings.Tune tune = load("variants.deep = ${variants.funksvd}, tune.space.deep { rank = [64] }", Map.of());

        assertThat(tune.space().get("deep")).isEqualTo(Map.of("rank", new TuneAxis.Choice(List.of(64.0))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            als { rang = [1] }                               | tune.space.als.rang cannot be tuned; what can: rank, maxIter
            als { seed = [1] }                               | tune.space.als.seed cannot be tuned
            als { rank = 8 }                                 | tune.space.als.rank must be a list of numbers, or an object
            als { rank = [] }                                | tune.space.als.rank must be a list of numbers, or { min
            als { rank = [many] }                            | tune.space.als.rank must be a list of numbers, or { min
            als { maxIter { min = 9, max = 2 } }             | tune.space.als.maxIter has a max below its min
            als { maxIter { min = 1 } }                      | tune.space.als.maxIter.max is missing
            als { maxIter { min = 0, max = 2, scale = log} } | tune.space.als.maxIter.min must be a number above 0
            als { maxIter { min = 1, max = 2, step = 1 } }   | tune.space.als.maxIter.step is not a part of a range
            als { maxIter { min = 1, max = 2, scale = ln } } | tune.space.als.maxIter.scale must be one of linear, log
            popularity { }                                   | tune.space.popularity is neither a variant nor an algorithm
            deep { rank = [1] }                              | tune.space.deep is neither a variant nor an algorithm
            als = 7                                          | tune.space.als must be
            """)
    void mistakesAreNamed(String space, String problem) {
        CineMatchException wrong = catchThrowableOfType(
                CineMatchException.class, () -> load("tune.space { %s }".formatted(space), Map.of()));

        assertThat(wrong).hasMessageContaining(problem);
    }

    @Test
    void anAxisGoesFromEndToEnd() {
        TuneAxis log = new TuneAxis.Range(0.01, 1, true);
        assertThat(log.at(0)).isEqualTo(0.01);
        assertThat(log.at(0.5)).isCloseTo(0.1, within(1e-12));
        assertThat(log.grid()).hasSize(3).startsWith(0.01).endsWith(1.0);
        TuneAxis linear = new TuneAxis.Range(2, 4, false);
        assertThat(linear.grid()).containsExactly(2.0, 3.0, 4.0);
        TuneAxis choice = new TuneAxis.Choice(List.of(7.0, 8.0));
        assertThat(choice.at(0)).isEqualTo(7);
        assertThat(choice.at(Math.nextDown(1.0))).isEqualTo(8);
    }
}
