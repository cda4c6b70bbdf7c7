package io.cinematch.serving;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cinematch.model.store.RealRedis;
import io.cinematch.serving.LiveService.Reply;
import io.cinematch.serving.lab.NightReports;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What analysts see, which is also what anybody sees. */
class LabIT {
    @RegisterExtension
    static final RealRedis REDIS = new RealRedis();

    @TempDir
    static Path folder;

    private static LiveService service;

    @BeforeAll
    static void start() {
        SmallRelease.publish(REDIS.client(), "r1");
        SmallRelease.publish(REDIS.client(), "r2");
        NightReports.write(folder.resolve("runs"), "monday", Instant.parse("2026-01-05T03:00:00Z"));
        NightReports.write(folder.resolve("runs"), "tuesday", Instant.parse("2026-01-06T03:00:00Z"));
        NightReports.write(folder.resolve("runs"), "broken", "report.json", "{");
        service = new LiveService(REDIS.address(), folder);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void runsAreListedNewestFirst() {
        Reply reply = service.get("/lab/runs");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().get("runs").findValuesAsText("id")).containsExactly("tuesday", "monday");
        assertThat(reply.json().get("note").asText()).contains("broken");
        JsonNode champion = reply.json().get("runs").get(0).get("champion");
        assertThat(champion.toString()).isEqualTo("{\"variant\":\"two-heads\",\"k\":10,\"ndcg\":0.28,\"rmse\":0.84}");
    }

    @Test
    void aRunTellsWhatItFound() {
        JsonNode run = service.get("/lab/runs/monday").json();
        assertThat(run.get("run").get("started_at").asText()).isEqualTo("2026-01-05T03:00:00Z");
        assertThat(run.get("data").get("stars").get("4.0").asInt()).isEqualTo(2500);
        assertThat(run.get("split").asText()).isEqualTo("given, as two files");
        assertThat(run.get("evaluation").get("confidence").asDouble()).isEqualTo(0.95);
        assertThat(run.get("evaluation").get("leaderboards")).hasSize(3);
        JsonNode epoch = run.get("training").get(1).get("epochs").get(1);
        assertThat(epoch.get("validation_rmse").asDouble()).isEqualTo(0.91);
        assertThat(run.get("training").get(2).get("epochs").get(0).has("validation_rmse"))
                .as("nothing was held out")
                .isFalse();
        assertThat(run.get("ab_test").get("effects").get(0).get("verdict").asText())
                .isEqualTo("better");
        assertThat(run.get("steps").get(0).get("rows_in").asInt()).isEqualTo(4001);
        assertThat(run.get("made").get("heap_mib").asInt()).isEqualTo(4096);
        assertThat(service.get("/lab/runs/latest").json().get("run").get("id").asText())
                .isEqualTo("tuesday");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/lab/runs", "/lab/runs/monday", "/lab/releases"})
    void nothingOfUsersPathsOrSettingsComesOut(String path) {
        Reply reply = service.get(path);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.response().body())
                .doesNotContain(NightReports.SECRETS)
                .doesNotContain(folder.toString(), "/home", "@");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "broken",
                "..",
                "%2E%2E",
                "..%2F..",
                "%2Fetc",
                "monday%00",
                "none",
                "Monday",
                "monday%2Freport.json"
            })
    void whatIsNotListedIsNotThere(String id) {
        Reply reply = service.get("/lab/runs/" + id);
        assertThat(reply.status()).isBetween(400, 404);
    }

    @Test
    void aRunThatIsNotThereIsA404() {
        Reply reply = service.get("/lab/runs/none");
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.json().get("type").asText()).isEqualTo("urn:cinematch:problem:no-such-run");
    }

    @Test
    void theHistoryOfReleasesNamesNobody() {
        JsonNode history = service.get("/lab/releases").json();
        assertThat(history.get("active").get("two-heads").asText()).isEqualTo("r2");
        JsonNode newest = history.get("moves").get(0);
        assertThat(newest.fieldNames()).toIterable().containsExactlyInAnyOrder("at", "variant", "from", "to");
        assertThat(newest.get("from").asText()).isEqualTo("r1");
        assertThat(newest.get("to").asText()).isEqualTo("r2");
        assertThat(history.get("moves").get(1).has("from")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/lab/runs?n=5", "/lab/runs/latest?x=1", "/lab/releases?n=1"})
    void aQueryIsRefused(String path) {
        assertThat(service.get(path).status()).isEqualTo(400);
    }
}
