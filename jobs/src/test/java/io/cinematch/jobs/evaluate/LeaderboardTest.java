package io.cinematch.jobs.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.cinematch.jobs.evaluate.EvaluationReport.Scores;
import io.cinematch.jobs.stats.Interval;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LeaderboardTest {
    private static Scores lists(String name, boolean reference, double ndcg) {
        return new Scores(
                name,
                reference,
                EvaluationReport.FULL_CATALOGUE,
                100,
                Map.of("ndcg", new Interval(ndcg, ndcg - 0.01, ndcg + 0.01), "precision", new Interval(0.3, 0.2, 0.4)),
                Map.of("coverage", 0.02),
                List.of());
    }

    /** A bug once: the night never ended, because a long path is not shorter by the indentation put before it. */
    @Test
    @Timeout(20)
    void aNoteWithAWordLongerThanALineIsCut() {
        String path = "/a/very/long/path".repeat(20);
        EvaluationReport found = new EvaluationReport(
                10,
                4,
                Map.of(),
                Map.of(),
                0.95,
                2000,
                List.of(),
                List.of(),
                List.of(),
                List.of("als was not judged: " + path + " is missing"));

        List<String> lines = Leaderboard.lines(found, "by hand", List.of());

        assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
        assertThat(String.join("", lines).replace(" ", "")).contains(path + "ismissing");
    }

    @Test
    void putsTheBestListsFirstAndReferencesApartWithinAHundredColumns() {
        Scores stars = new Scores(
                "bias",
                false,
                EvaluationReport.STARS,
                100,
                Map.of("rmse", new Interval(0.9, 0.8, 1), "mae", new Interval(0.7, 0.6, 0.8)),
                Map.of(),
                List.of());
        EvaluationReport found = new EvaluationReport(
                10,
                4,
                Map.of(),
                Map.of(),
                0.95,
                2000,
                List.of(
                        lists("popularity", false, 0.17),
                        stars,
                        lists("funksvd-rank", false, 0.387),
                        lists("oracle", true, 1)),
                List.of(),
                List.of(),
                List.of("a long note, " + "which goes on ".repeat(12) + "and ends"));

        List<String> lines = Leaderboard.lines(found, "random 80/20, seed 42", List.of());

        assertThat(lines)
                .startsWith(
                        "    variant          NDCG@10 (95 % interval)  precision  recall coverage     RMSE     MAE rated-only",
                        "    funksvd-rank     0.3870  (0.3770–0.3970)     0.3000       –   0.0200        –       –          –",
                        "    popularity       0.1700  (0.1600–0.1800)     0.3000       –   0.0200        –       –          –",
                        "    bias             –                                –       –        –   0.9000  0.7000          –",
                        "    (oracle)         1.0000  (0.9900–1.0100)     0.3000       –   0.0200        –       –          –",
                        "    held out: random 80/20, seed 42")
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
        assertThat(String.join(" ", lines)).contains("note: a long note", "and ends");
    }
}
