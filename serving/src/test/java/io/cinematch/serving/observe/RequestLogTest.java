package io.cinematch.serving.observe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RequestLogTest {
    @Test
    void anOrdinaryRequestIsAShortLine() {
        Seen seen = new Seen("GET", "/recommend", 200, "folded-in", false, 3.20149);
        assertThat(RequestLog.text(seen, false)).isEqualTo("GET /recommend 200 3.201 ms folded-in");
    }

    @Test
    void whatIsSlowOrDegradedStandsOut() {
        Seen seen = new Seen("GET", "/recommend", 200, "popular", true, 300);
        assertThat(RequestLog.text(seen, true)).isEqualTo("GET /recommend 200 300.0 ms popular DEGRADED SLOW");
    }

    @Test
    void otherAnswersHaveNoSource() {
        Seen seen = new Seen("POST", "/rate", 503, "none", false, 1);
        assertThat(RequestLog.text(seen, false)).isEqualTo("POST /rate 503 1.0 ms");
    }
}
