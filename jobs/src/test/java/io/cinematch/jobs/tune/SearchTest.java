package io.cinematch.jobs.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.settings.Settings;
import io.cinematch.model.settings.SettingsLoader;
import io.cinematch.model.settings.Variant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SearchTest {
    private static final Settings SETTINGS = SettingsLoader.load(List.of(), Map.of());

    private static TuneRequest request(String variant, boolean grid, Metric metric, String... sets) {
        return new TuneRequest(
                variant, grid, grid ? Optional.empty() : Optional.of(6), 1, metric, List.of(sets), Optional.empty());
    }

    private static Search search(String variant, boolean grid, Metric metric, String... sets) {
        return Search.of(SETTINGS, request(variant, grid, metric, sets));
    }

    @Test
    void whatIsConfiguredIsTheFirstCandidate() {
        Search search = search("funksvd", false, Metric.RMSE);

        assertThat(search.candidates())
                .hasSize(7)
                .doesNotHaveDuplicates()
                .startsWith(SETTINGS.variants().get("funksvd"));
        assertThat(search.differing()).contains("stepSize", "regParam").doesNotContain("rank", "seed");
    }

    @Test
    void withoutTheOptionThereAreAsManyTrialsAsConfigured() {
        TuneRequest asked =
                new TuneRequest("funksvd", false, Optional.empty(), 1, Metric.RMSE, List.of(), Optional.empty());

        assertThat(Search.of(SETTINGS, asked).candidates()).hasSize(31);
    }

    @Test
    void theCommandLineWinsOverTheConfiguredSpace() {
        Search search = search("als", true, Metric.RMSE, "regParam=0.065,0.1", "rank=10,8");

        assertThat(search.candidates())
                .containsExactly(
                        new Variant.Als(10, 20, 0.065, 2, 42),
                        new Variant.Als(10, 20, 0.1, 2, 42),
                        new Variant.Als(8, 20, 0.065, 2, 42),
                        new Variant.Als(8, 20, 0.1, 2, 42));
        assertThat(search.differing()).containsExactly("rank", "regParam");
    }

    @Test
    void whatPredictsNoStarsIsNotChosenByThem() {
        assertThatThrownBy(() -> search("funksvd-rank", false, Metric.RMSE))
                .isInstanceOf(CineMatchException.class)
                .hasMessageContaining("funksvd-rank, or what is to be tried for it, predicts no stars");
        assertThatThrownBy(() -> search("funksvd", false, Metric.RMSE, "missingWeight=0,0.1"))
                .hasMessageContaining("predicts no stars");
        assertThat(search("funksvd-rank", false, Metric.NDCG).candidates()).hasSize(7);
    }

    @Test
    void listsAreNotTunedWithAnEarlyStopThatLooksAtStars() {
        assertThat(search("funksvd", false, Metric.NDCG).candidates().stream()
                        .skip(1)
                        .map(v -> ((Variant.FunkSvd) v).validationShare()))
                .containsOnly(0.0);
        assertThat(search("funksvd", false, Metric.NDCG, "validationShare=0.02").candidates().stream()
                        .map(v -> ((Variant.FunkSvd) v).validationShare()))
                .containsOnly(0.02);
    }

    @Test
    void whatCannotBeTunedIsRefusedBeforeAnythingRuns() {
        assertThatThrownBy(() -> search("deep", false, Metric.RMSE)).hasMessage("There is no variant deep.");
        assertThatThrownBy(() -> search("popularity", false, Metric.NDCG))
                .hasMessage("Variant popularity has nothing to tune.");
        assertThatThrownBy(() -> search("als", false, Metric.RMSE, "stepSize=1,2"))
                .hasMessage("stepSize of variant als cannot be tuned.");
        assertThatThrownBy(() -> search("als", false, Metric.RMSE, "rank=0,5"))
                .isInstanceOfSatisfying(
                        CineMatchException.class,
                        e -> assertThat(e.exit().code()).isEqualTo(3))
                .hasMessageContaining("rank must be a whole number from 1 to 1024, not 0");
        assertThatThrownBy(() -> search(
                        "funksvd", true, Metric.RMSE, "initStdDev=0.01..0.02", "rank=1,2,3,4,5,6,7,8,9,10,11,12,13,14"))
                .hasMessageContaining("The grid has 91,854 points");
    }
}
