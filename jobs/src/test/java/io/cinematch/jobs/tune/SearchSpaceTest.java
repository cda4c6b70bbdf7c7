package io.cinematch.jobs.tune;

import static org.assertj.core.api.Assertions.assertThat;

import io.cinematch.model.settings.TuneAxis;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SearchSpaceTest {
    private static final TuneAxis UNIT = new TuneAxis.Range(0, 1, false);
    private static final SearchSpace SPACE =
            new SearchSpace(Map.of("a", UNIT, "b", UNIT, "c", new TuneAxis.Choice(List.of(1.0, 2.0, 3.0, 4.0))));

    @Test
    void equalSeedsDrawEqualPointsAndOthersDoNot() {
        assertThat(SPACE.random(20, 7)).isEqualTo(SPACE.random(20, 7)).isNotEqualTo(SPACE.random(20, 8));
    }

    @Test
    void everyPieceOfEveryKeyIsDrawnFromOnce() {
        List<Map<String, Double>> points = SPACE.random(40, 3);

        assertThat(points.stream().map(p -> (int) (p.get("a") * 40)))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 40).boxed().toList());
        assertThat(points.stream().filter(p -> p.get("c") == 2.0)).hasSize(10);
    }

    @Test
    void keysAreDrawnApartFromEachOther() {
        List<Map<String, Double>> points = SPACE.random(400, 3);
        double below = points.stream()
                .filter(p -> p.get("a") < 0.5 && p.get("b") < 0.5)
                .count();

        assertThat(below / 400).isBetween(0.2, 0.3);
    }

    @Test
    void anotherKeyLeavesTheValuesOfTheOthers() {
        List<Double> alone = new SearchSpace(Map.of("b", UNIT))
                .random(10, 5).stream().map(p -> p.get("b")).toList();

        assertThat(SPACE.random(10, 5).stream().map(p -> p.get("b"))).isEqualTo(alone);
    }

    @Test
    void theGridIsEveryCombination() {
        assertThat(SPACE.gridSize()).isEqualTo(3 * 3 * 4);
        assertThat(SPACE.grid())
                .hasSize(36)
                .doesNotHaveDuplicates()
                .startsWith(Map.of("a", 0.0, "b", 0.0, "c", 1.0), Map.of("a", 0.0, "b", 0.0, "c", 2.0))
                .endsWith(Map.of("a", 1.0, "b", 1.0, "c", 4.0));
    }
}
