package io.cinematch.jobs.tune;

import static org.assertj.core.api.Assertions.assertThat;

import io.cinematch.model.settings.SettingsLoader;
import io.cinematch.model.settings.Variant;
import io.cinematch.model.settings.VariantKeys;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrialTableTest {
    private static final Variant FUNKSVD =
            SettingsLoader.load(List.of(), Map.of()).variants().get("funksvd");

    private static Trial trial(int number, double rmse) {
        return new Trial(number, FUNKSVD, Map.of("rmse", rmse, "mae", 0.7), 12, 3.25, Optional.empty());
    }

    private static Trial failed(int number) {
        return new Trial(number, FUNKSVD, Map.of(), 0, 0.5, Optional.of("training diverged"));
    }

    @Test
    void aTrialIsARowAndAKeysWordsStandAboveItsValues() {
        assertThat(TrialTable.lines(List.of(trial(2, 0.85), trial(0, 0.86), failed(1)), List.of("rank", "stepSize")))
                .containsExactly(
                        "                                                step",
                        "    trial    RMSE     MAE    s  epochs  rank    Size",
                        "        2  0.8500  0.7000  3.3      12    64  0.0200",
                        "    as is  0.8600  0.7000  3.3      12    64  0.0200",
                        "        1  failed       –  0.5       –    64  0.0200");
    }

    @Test
    void failuresAreLastAndOfEqualTrialsTheFirstIsBest() {
        assertThat(List.of(failed(0), trial(3, 0.9), trial(2, 0.8), trial(1, 0.8)).stream()
                        .sorted(Trial.bestFirst(Metric.RMSE))
                        .map(Trial::number))
                .containsExactly(1, 2, 3, 0);
    }

    @Test
    void noLineIsWiderThanATerminalAndNothingIsLeftOutSilently() {
        List<Trial> trials =
                IntStream.range(0, 45).mapToObj(i -> trial(i, 0.9 + i)).toList();

        List<String> lines =
                TrialTable.lines(trials, List.copyOf(VariantKeys.of(FUNKSVD).keySet()));

        assertThat(lines).allMatch(line -> line.length() <= 100);
        assertThat(lines).endsWith("    in the table of trials only: 25 trials, 10 keys");
    }
}
