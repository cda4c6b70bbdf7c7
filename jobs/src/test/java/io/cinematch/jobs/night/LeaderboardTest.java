package io.cinematch.jobs.night;

import static org.assertj.core.api.Assertions.assertThat;

import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.run.VariantReport;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LeaderboardTest {
    private static VariantReport variant(String name, Map<String, Double> metrics) {
        return new VariantReport(name, name, Map.of(), 1, List.of(), 0, metrics);
    }

    @Test
    void putsVariantsSideBySideWithinAHundredColumns() {
        RunReport report = RunReport.begun("r", Instant.EPOCH, "s")
                .withSplit("random 80/20, seed 42")
                .withVariants(List.of(
                        variant(
                                "popularity",
                                Map.of(
                                        "precision@10",
                                        0.1484,
                                        "recall@10",
                                        0.087,
                                        "ndcg@10",
                                        0.1731,
                                        "coverage@10",
                                        0.02)),
                        variant("funksvd", Map.of("rmse", 0.85512, "mae", 0.67))));

        List<String> lines = Leaderboard.lines(report, 10);

        assertThat(lines)
                .containsExactly(
                        "    variant                RMSE          MAE precision@10    recall@10      ndcg@10  coverage@10",
                        "    popularity                –            –       0.1484       0.0870       0.1731       0.0200",
                        "    funksvd              0.8551       0.6700            –            –            –            –",
                        "    held out: random 80/20, seed 42",
                        "    lists: full catalogue (what each number means: protocol in the report)")
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    }
}
