package io.cinematch.jobs.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cinematch.jobs.run.Making;
import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.run.VariantReport;
import io.cinematch.jobs.session.Machine;
import io.cinematch.jobs.stats.Interval;
import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import io.cinematch.model.settings.RegistrySettings;
import io.cinematch.model.settings.Secret;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MlflowLogTest {
    private static final Instant NOW = Instant.parse("2026-01-01T03:10:00Z");
    private static final List<Measured> MEASURED = List.of(
            new Measured("f", false, "full-catalogue", "ndcg", 0.5, Optional.of(new Interval(0.5, 0.4, 0.6)), 80),
            new Measured("f", false, "full-catalogue", "coverage", 0.25, Optional.empty(), 80),
            new Measured("als", false, "stars", "rmse", 0.9, Optional.empty(), 80),
            new Measured("random", true, "full-catalogue", "ndcg", 0.01, Optional.empty(), 80));

    private FakeMlflow mlflow;

    @BeforeEach
    void start() throws IOException {
        mlflow = new FakeMlflow();
    }

    @AfterEach
    void stop() {
        mlflow.close();
    }

    private static RunReport report(int rank) {
        return Reports.ingested("20260101-030000")
                .withVariants(List.of(
                        new VariantReport("f", "funksvd", Map.of("rank", rank), 1.5, List.of(), 3, Map.of()),
                        new VariantReport("als", "als", Map.of("regParam", 0.08), 2, List.of(), 0, Map.of())))
                .withMaking(new Making(
                        "0.1.0 (aaaaaaa)", new Machine("local[2]", 2, "a JDK", "an OS", 4096, "4.1.0", "vector")));
    }

    private String log(RunReport report, Secret token, String user, Secret password, URI address) {
        RegistrySettings settings =
                new RegistrySettings(address.toString(), "our movies & more", token, user, password);
        return new MlflowLog(settings, address, Clock.fixed(NOW, ZoneOffset.UTC), Duration.ofSeconds(5))
                .log(report, MEASURED);
    }

    private String log(RunReport report) {
        return log(report, Secret.NONE, "", Secret.NONE, mlflow.address());
    }

    @Test
    void logsEachVariantAsARunOfItsOwn() {
        assertThat(log(report(20)))
                .isEqualTo("MLflow: 2 variants in experiment our movies & more at " + mlflow.address());

        assertThat(mlflow.experiments).containsOnlyKeys("our movies & more");
        assertThat(mlflow.runs).hasSize(2);
        FakeMlflow.Run run = mlflow.runs.get("run0");
        assertThat(run.name).isEqualTo("20260101-030000 f");
        assertThat(run.start).isZero();
        assertThat(run.end).isEqualTo(NOW.toEpochMilli());
        assertThat(run.status).isEqualTo("FINISHED");
        assertThat(run.parameters).isEqualTo(Map.of("algorithm", "funksvd", "rank", "20"));
        assertThat(run.metrics)
                .isEqualTo(Map.of(
                        "train_seconds", List.of(1.5),
                        "full-catalogue/ndcg", List.of(0.5),
                        "full-catalogue/ndcg/low", List.of(0.4),
                        "full-catalogue/ndcg/high", List.of(0.6),
                        "full-catalogue/coverage", List.of(0.25)));
        assertThat(run.tags)
                .isEqualTo(Map.of(
                        "cinematch.run", "20260101-030000",
                        "cinematch.variant", "f",
                        "cinematch.source", "s",
                        "cinematch.fingerprint", "00ff",
                        "cinematch.split", "random 80/20, seed 42",
                        "cinematch.code", "0.1.0 (aaaaaaa)",
                        "cinematch.machine", "local[2], 2 cores; a JDK; heap 4,096 MiB; Spark 4.1.0; vector kernels"));
        assertThat(mlflow.runs.get("run1").metrics).containsEntry("stars/rmse", List.of(0.9));
        assertThat(mlflow.authorizations).containsOnly("null");
    }

    @Test
    void loggedAgainItIsBroughtUpToDate() {
        log(report(20));
        log(report(20).withReleases(Map.of("f", new RunReport.ReleaseReport("rel-1", 1, 1, 1, "00"))));

        assertThat(mlflow.runs).hasSize(2);
        assertThat(mlflow.runs.get("run0").tags).containsEntry("cinematch.release", "rel-1");
        assertThat(mlflow.runs.get("run1").tags).doesNotContainKey("cinematch.release");
    }

    @Test
    void aVariantThatCouldNotBeTrainedIsARunThatFailed() {
        log(report(20).withVariants(List.of(VariantReport.failed("f", "funksvd", Map.of(), 0.5, "It diverged."))));

        assertThat(mlflow.runs.get("run0").status).isEqualTo("FAILED");
        assertThat(mlflow.runs.get("run0").tags).containsEntry("cinematch.failure", "It diverged.");
    }

    /** MLflow never changes a parameter. */
    @Test
    void trainedAgainWithOtherParametersItIsAnotherRun() {
        log(report(20));
        log(report(64));

        assertThat(mlflow.runs).hasSize(3);
        assertThat(mlflow.runs.get("run2").parameters).containsEntry("rank", "64");
        assertThat(mlflow.runs.get("run0").parameters).containsEntry("rank", "20");
    }

    @Test
    void saysWhoLogsAndTellsNobody() {
        log(report(20), new Secret("t0ken"), "ann", new Secret("s3cret"), mlflow.address());
        assertThat(mlflow.authorizations).containsOnly("Bearer t0ken");

        mlflow.authorizations.clear();
        mlflow.answerAlways(401, "{\"error_code\":\"UNAUTHENTICATED\",\"message\":\"Who are you?\"}");
        assertThatThrownBy(() -> log(report(20), Secret.NONE, "ann", new Secret("s3cret"), mlflow.address()))
                .hasMessage(
                        "MLflow at %s answers 401 to experiments/get-by-name: Who are you?".formatted(mlflow.address()))
                .hasNoCause();
        // base64 of ann:s3cret
        assertThat(mlflow.authorizations).containsExactly("Basic YW5uOnMzY3JldA==");
    }

    private void assertRefused(String problem) {
        assertThatThrownBy(() -> log(report(20)))
                .isInstanceOfSatisfying(
                        CineMatchException.class, e -> assertThat(e.exit()).isEqualTo(ExitCode.OTHER))
                .hasMessageContaining(problem);
    }

    @Test
    void aServerThatIsSomethingElseIsNamed() {
        mlflow.answerAlways(200, "<html>Welcome</html>");
        assertRefused("answers experiments/get-by-name with something that is not JSON");
        mlflow.answerAlways(502, "<html>Bad gateway</html>");
        assertRefused("answers 502 to experiments/get-by-name");
        mlflow.answerAlways(404, "");
        assertRefused("answers 404 to experiments/get-by-name");
    }

    @Test
    void aServerThatIsAwayIsNamed() {
        mlflow.close();
        assertRefused("does not answer: ");
    }

    @Test
    void aServerThatNeverEndsItsAnswerIsNotWaitedFor() {
        mlflow.fallSilent();
        RegistrySettings settings =
                new RegistrySettings(mlflow.address().toString(), "x", Secret.NONE, "", Secret.NONE);
        MlflowLog log = new MlflowLog(settings, mlflow.address(), Clock.systemUTC(), Duration.ofMillis(300));

        assertThatThrownBy(() -> log.log(report(20), MEASURED))
                .isInstanceOf(CineMatchException.class)
                .hasMessageContaining("does not answer within 300 ms");
    }
}
