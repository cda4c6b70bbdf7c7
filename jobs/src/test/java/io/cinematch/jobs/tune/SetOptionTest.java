package io.cinematch.jobs.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.settings.TuneAxis;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SetOptionTest {
    private static final Map<String, TuneAxis> CONFIGURED = Map.of("regParam", new TuneAxis.Range(0.01, 1, true));

    @Test
    void listsAndRangesAreUnderstood() {
        assertThat(SetOption.parse("rank=20,64", CONFIGURED))
                .isEqualTo(Map.entry("rank", new TuneAxis.Choice(List.of(20.0, 64.0))));
        assertThat(SetOption.parse("rank=20", CONFIGURED))
                .isEqualTo(Map.entry("rank", new TuneAxis.Choice(List.of(20.0))));
        assertThat(SetOption.parse("stepSize=1e-3..5e-2", CONFIGURED))
                .isEqualTo(Map.entry("stepSize", new TuneAxis.Range(0.001, 0.05, false)));
        assertThat(SetOption.parse("stepSize=.01...05:log", CONFIGURED))
                .isEqualTo(Map.entry("stepSize", new TuneAxis.Range(0.01, 0.05, true)));
    }

    @Test
    void aRangeKeepsTheConfiguredScaleUnlessItNamesOne() {
        assertThat(SetOption.parse("regParam=0.1..0.2", CONFIGURED).getValue())
                .isEqualTo(new TuneAxis.Range(0.1, 0.2, true));
        assertThat(SetOption.parse("regParam=0.1..0.2:linear", CONFIGURED).getValue())
                .isEqualTo(new TuneAxis.Range(0.1, 0.2, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rank",
                "rank=",
                "=20",
                "rank=a",
                "rank=20,",
                "rank=20..",
                "rank=3..2",
                "rank=0..2:log",
                "rank=1..2:ln",
                "rank=NaN",
                "regParam=0..1"
            })
    void anythingElseIsAMistakeThatShowsHow(String typed) {
        assertThatThrownBy(() -> SetOption.parse(typed, CONFIGURED))
                .isInstanceOfSatisfying(CineMatchException.class, e -> {
                    assertThat(e).hasMessage("--set %s cannot be understood.", typed);
                    assertThat(e.remedy()).contains("--set rank=20,64");
                    assertThat(e.exit().code()).isEqualTo(2);
                });
    }
}
