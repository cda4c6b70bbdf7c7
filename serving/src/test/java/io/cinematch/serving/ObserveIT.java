package io.cinematch.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.cinematch.serving.LiveService.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObserveIT {
    @RegisterExtension
    static final RunningService RUNNING = RunningService.forAll("r1");

    private final LiveService service = RUNNING.service();

    @ParameterizedTest
    @ValueSource(strings = {"/recommend?user_id=1", "/nix", "/recommend", "/metrics"})
    void everyAnswerHasAnIdOfItsOwn(String path) {
        String first = service.get(path).header("X-Request-Id");
        assertThat(first).matches("[0-9a-z]{1,13}");
        assertThat(service.get(path).header("X-Request-Id")).isNotEqualTo(first);
    }

    @Test
    void anIdThatARequestBringsIsKept() {
        Reply reply = service.send(service.request("/recommend?user_id=1")
                .header("X-Request-Id", "web-7.A_b")
                .GET());
        assertThat(reply.header("X-Request-Id")).isEqualTo("web-7.A_b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "<script>", "a|b", "é"})
    void anIdThatMightBeMoreThanAnIdIsNot(String brought) {
        Reply reply = service.send(service.request("/recommend?user_id=1")
                .header("X-Request-Id", brought)
                .GET());
        assertThat(reply.header("X-Request-Id")).matches("[0-9a-z]{1,13}");
    }

    @Test
    void metricsCountRequestsByRouteAndSource() {
        service.get("/recommend?user_id=1");
        service.get("/recommend?user_id=900001");
        service.get("/user/1/stats");
        service.get("/whatever/somebody/types");
        String metrics = service.get("/metrics").response().body();
        assertThat(metrics)
                .contains("cinematch_requests_seconds_count{degraded=\"false\",method=\"GET\",route=\"/recommend\","
                        + "source=\"precomputed\",status=\"200\"}")
                .contains("source=\"popular\"")
                .contains("route=\"/user/{id}/stats\"")
                .contains("route=\"none\"")
                .contains("cinematch_requests_seconds_bucket")
                .contains("cinematch_exposures_lost_total 0.0")
                .contains("jvm_memory_used_bytes")
                .doesNotContain("whatever")
                .doesNotContain("redis://");
    }
}
