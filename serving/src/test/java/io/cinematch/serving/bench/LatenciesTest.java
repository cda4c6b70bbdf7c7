package io.cinematch.serving.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class LatenciesTest {
    private static final long MILLI = 1_000_000;
    private static final long MINUTE = 60_000 * MILLI;

    private final Latencies latencies = new Latencies(MINUTE);

    @Test
    void percentilesAreOfEachRouteAndOfAll() {
        for (int k = 1; k <= 100; k++) {
            latencies.add(Call.RECOMMEND, 0, k * MILLI, 200);
            latencies.add(Call.RATE, 0, 1000 * MILLI, 200);
        }
        List<LatencySummary> summaries = latencies.summaries();
        assertThat(summaries).extracting(LatencySummary::route).containsExactly("all", Call.RECOMMEND, Call.RATE);
        LatencySummary recommend = summaries.get(1);
        assertThat(recommend.count()).isEqualTo(100);
        assertThat(recommend.p50()).isCloseTo(50, within(0.1));
        assertThat(recommend.p99()).isCloseTo(99, within(0.1));
        assertThat(recommend.max()).isCloseTo(100, within(0.1));
        assertThat(summaries.get(0).max()).isCloseTo(1000, within(1.0));
    }

    @Test
    void errorsAreCountedByRouteAndStatus() {
        latencies.add(Call.RATE, 0, MILLI, 503);
        latencies.add(Call.RATE, 0, MILLI, 503);
        latencies.add(Call.RECOMMEND, 0, MILLI, Latencies.NO_ANSWER);
        assertThat(latencies.errors())
                .containsEntry("POST /rate 503", 2L)
                .containsEntry("GET /recommend no answer", 1L)
                .hasSize(2);
    }

    @Test
    void aSlowMomentStandsWhereItWas() {
        latencies.add(Call.RATE, 0, MILLI, 200);
        latencies.add(Call.RATE, 30_500 * MILLI, 80 * MILLI, 200);
        latencies.add(Call.RATE, MINUTE, MILLI, 200);
        double[] overTime = latencies.p99OverTime();
        assertThat(overTime).hasSize(60);
        assertThat(overTime[30]).isCloseTo(80, within(0.1));
        assertThat(overTime[59]).isCloseTo(1, within(0.01));
        assertThat(overTime[1]).isZero();
    }
}
