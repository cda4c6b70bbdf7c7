package io.cinematch.jobs.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.cinematch.jobs.run.RunFinder.Found;
import io.cinematch.jobs.run.RunReport.ReleaseReport;
import io.cinematch.jobs.run.VariantReport;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunListTest {
    private static VariantReport variant(String name, double ndcg) {
        return new VariantReport(name, name, Map.of(), 1, List.of(), 0, Map.of("ndcg@10", ndcg, "users", 80.0));
    }

    @Test
    void tellsOfEachRunInALine() {
        List<Found> runs = List.of(
                new Found("broken", Optional.empty()),
                new Found("20260101-030000", Optional.of(Reports.ingested("20260101-030000", ""))),
                new Found(
                        "20260102-030000",
                        Optional.of(Reports.ingested("20260102-030000", "2387b2651db4d473")
                                .withVariants(List.of(variant("als", 0.0668), variant("funksvd-rank", 0.387)))
                                .withReleases(Map.of("two-heads", new ReleaseReport("x", 1, 1, 1, "00"))))));

        List<String> lines = RunList.lines(runs, 20, run -> false);

        assertThat(lines)
                .containsExactly(
                        "run              data                           ratings  variants  best ndcg             released",
                        "20260102-030000  s 2387b265                       1,000         2  0.3870 funksvd-rank   two-heads",
                        "20260101-030000  s                                1,000         –  –                     –",
                        "broken           its report cannot be read")
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
        assertThat(RunList.lines(runs, 1, run -> false)).hasSize(3).last().isEqualTo("and 2 older");
        assertThat(RunList.lines(List.of(), 20, run -> false))
                .containsExactly("No runs yet: ./cinematch nightly makes one.");
    }
}
