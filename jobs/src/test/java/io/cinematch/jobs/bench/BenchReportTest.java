package io.cinematch.jobs.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.cinematch.jobs.session.Machine;
import io.cinematch.model.release.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BenchReportTest {
    private static final Measured FIT =
            new Measured("fit", "all of it", List.of(4.0, 1.0, 2.0), 3000, Map.of("RMSE", 0.85));
    private static final BenchReport REPORT = new BenchReport(
            "train",
            Instant.parse("2026-01-01T03:00:00Z"),
            new Machine("local[2]", 2, "a JDK", "an OS", 4096, "4.1.0", "vector"),
            "some ratings",
            Map.of("rank", 20),
            List.of(FIT),
            Map.of("ours ÷ theirs", 0.25));

    @Test
    void aMedianIsTheMiddleOrBetweenTheTwoThatAre() {
        assertThat(FIT.medianSeconds()).isEqualTo(2);
        assertThat(new Measured("", "", List.of(4.0, 1.0), 0, Map.of()).medianSeconds())
                .isEqualTo(2.5);
    }

    @Test
    void peopleAreToldTheMachineWhatIsTimedAndTheRatio() {
        assertThat(REPORT.lines())
                .containsExactly(
                        "bench train: some ratings",
                        "  local[2], 2 cores; a JDK; heap 4,096 MiB; Spark 4.1.0; vector kernels",
                        "  rank 20",
                        "  fit                                    2.00 s  (median of 4.00 1.00 2.00)",
                        "      all of it",
                        "      a second 1,500",
                        "      RMSE 0.8500",
                        "  ours ÷ theirs                                                0.2500");
    }

    @Test
    void programsAreToldTheSame() {
        assertThat(Json.read(Json.write(REPORT), BenchReport.class)).isEqualTo(REPORT);
    }
}
