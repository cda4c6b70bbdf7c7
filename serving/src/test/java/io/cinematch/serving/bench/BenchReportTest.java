package io.cinematch.serving.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cinematch.model.release.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BenchReportTest {
    private static final LatencySummary ALL = new LatencySummary("all", 90_000, 1, 2, 14.9, 30, 1234.56);

    private final BenchReport report = BenchReport.of(
            Instant.EPOCH,
            List.of("-Xmx96m"),
            "release r, 6,040 users, 3,706 movies",
            new Plan(5, 7, 3, 180, 500, 42),
            new StartPart(List.of(1.2, 1.6, 1.3)),
            new ThroughputPart(
                    Map.of(
                            ThroughputPart.BARE, List.of(20_000.0),
                            ThroughputPart.PRECOMPUTED, List.of(11_000.0, 13_000.0),
                            ThroughputPart.FOLDED_IN, List.of(7_000.0)),
                    Map.of()),
            new LatencyPart(
                    500,
                    180,
                    List.of(ALL),
                    Map.of("POST /rate 503", 3L),
                    new double[] {1, 2, 40},
                    0.5,
                    List.of(12.0, 12.1, 20.0),
                    180,
                    0.4,
                    0.05));

    @Test
    void saysOfEachBarWhetherItIsReached() {
        assertThat(report.reaches()).extracting(Reach::ok).containsExactly(true, true, false, true, false, true, false);
        assertThat(report.lines()).last().isEqualTo("3 of 7 missed.");
    }

    @Test
    void measurementsFitAHundredColumns() {
        assertThat(report.lines().stream().filter(line -> !line.contains("java ") && !line.contains("cores, ")))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
    }

    @Test
    void errorsAndTheSwapAreShown() {
        assertThat(report.lines()).anyMatch(line -> line.contains("POST /rate 503, 3 times"));
        int line = report.lines().indexOf("  ▁▃█");
        assertThat(line).isPositive();
        assertThat(report.lines().get(line + 1)).isEqualTo("   ^ swap");
    }

    @Test
    void theJsonHoldsWhatWasMeasured() throws Exception {
        JsonNode json = new ObjectMapper().readTree(Json.writePretty(report));
        assertThat(json.at("/latency/latencies/0/p99").asDouble()).isEqualTo(14.9);
        assertThat(json.at("/start/seconds/1").asDouble()).isEqualTo(1.6);
        assertThat(json.at("/reaches/0/ok").asBoolean()).isTrue();
        assertThat(json.at("/plan/rate").asInt()).isEqualTo(500);
    }

    @Test
    void whatWasNotMeasuredIsLeftOut() {
        BenchReport start =
                BenchReport.of(Instant.EPOCH, List.of(), "r", report.plan(), new StartPart(List.of(1.0)), null, null);
        assertThat(start.reaches()).hasSize(1);
        assertThat(start.lines()).last().isEqualTo("All reached.");
    }
}
