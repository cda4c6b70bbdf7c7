package io.cinematch.serving.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cinematch.serving.lab.Leaderboard.Beside;
import io.cinematch.serving.lab.Leaderboard.Line;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeaderboardTest {
    @TempDir
    Path runs;

    private List<Leaderboard> boards;

    @BeforeEach
    void read() {
        NightReports.write(runs, "night", "evaluation.json", NightReports.text("evaluation.json"));
        boards = Leaderboard.of(FileVersion.of(runs.resolve("night/evaluation.json"))
                .orElseThrow()
                .read(EvaluationFile.class));
    }

    @Test
    void variantsAreSortedByWhatTheProtocolIsKnownByAndReferencesComeLast() {
        assertThat(boards).extracting(Leaderboard::protocol).containsExactly("full-catalogue", "stars", "rated-only");
        assertThat(boards.get(0).rows())
                .extracting(Line::variant)
                .containsExactly("funksvd-rank", "two-heads", "popularity", "funksvd", "oracle");
        assertThat(boards.get(1).lessIsBetter()).isTrue();
        assertThat(boards.get(1).rows())
                .extracting(Line::variant)
                .containsExactly("funksvd", "two-heads", "popularity");
    }

    @Test
    void whoIsMadeOfAnotherIsComparedThroughIt() {
        Beside beside = line("two-heads").besidePopularity().orElseThrow();
        assertThat(beside.verdict()).isEqualTo("better");
        Interval difference = beside.difference().orElseThrow();
        assertThat(difference.value()).isCloseTo(0.13, within(1e-9));
        assertThat(difference.low()).isCloseTo(0.12, within(1e-9));
        assertThat(difference.high()).isCloseTo(0.14, within(1e-9));
        assertThat(beside.p()).hasValue(0.002);
        assertThat(line("two-heads").besideBest().orElseThrow().verdict()).isEqualTo("same");
    }

    @Test
    void everyVariantButTheBestStandsBesideIt() {
        assertThat(line("funksvd-rank").besideBest()).isEmpty();
        assertThat(line("funksvd").besideBest().orElseThrow().verdict()).isEqualTo("worse");
        assertThat(line("funksvd").besidePopularity().orElseThrow().verdict()).isEqualTo("worse");
        assertThat(line("popularity").besidePopularity()).isEmpty();
        assertThat(line("oracle").besideBest()).isEmpty();
        assertThat(boards.get(1).rows().get(2).besideBest().orElseThrow().verdict())
                .isEqualTo("not-compared");
    }

    @Test
    void whatIsNoNumberIsLeftOut() {
        assertThat(line("two-heads").metrics()).containsOnlyKeys("ndcg", "precision");
        assertThat(line("funksvd").metrics().get("coverage"))
                .isEqualTo(new Leaderboard.Score(0.02, OptionalDouble.empty(), OptionalDouble.empty()));
    }

    private Line line(String variant) {
        return boards.get(0).rows().stream()
                .filter(row -> row.variant().equals(variant))
                .findFirst()
                .orElseThrow();
    }
}
