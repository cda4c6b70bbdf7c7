package io.cinematch.jobs.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.run.VariantReport;
import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.settings.RegistrySettings;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Logs a run in MLflow, each variant as a run of its own. What is there already of the same run and variant with the
 * same parameters is brought up to date; with others, which MLflow never changes, it stays and a new one is made.
 */
public final class MlflowLog {
    /** Of one request. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final MlflowServer server;
    private final String experiment;
    private final Clock clock;

    public MlflowLog(RegistrySettings settings, URI address, Clock clock) {
        this(settings, address, clock, PATIENCE);
    }

    MlflowLog(RegistrySettings settings, URI address, Clock clock, Duration patience) {
        this.server = new MlflowServer(settings, address, patience);
        this.experiment = settings.experiment();
        this.clock = clock;
    }

    /**
     * Logs a run.
     *
     * @return a line for people
     * @throws CineMatchException (other) when the server does not take it; what was logged until then is there
     */
    public String log(RunReport report, List<Measured> measured) {
        String in = experiment();
        for (VariantReport variant : report.variants()) {
            MlflowRun run = MlflowRun.of(report, variant, measured);
            String id = found(in, run);
            fill(id.isEmpty() ? created(in, report, variant) : id, run, variant.trained() ? "FINISHED" : "FAILED");
        }
        return "MLflow: %d variants in experiment %s at %s"
                .formatted(report.variants().size(), experiment, server.address());
    }

    private String experiment() {
        JsonNode found = server.get("experiments/get-by-name", "experiment_name", experiment);
        return found.isMissingNode()
                ? server.post("experiments/create", Map.of("name", experiment))
                        .path("experiment_id")
                        .asText()
                : found.at("/experiment/experiment_id").asText();
    }

    /** The id of what was logged before, or empty. */
    private String found(String in, MlflowRun run) {
        String filter = "tags.`%s` = '%s' and tags.`%s` = '%s'"
                .formatted(
                        MlflowRun.RUN,
                        run.tags().get(MlflowRun.RUN),
                        MlflowRun.VARIANT,
                        run.tags().get(MlflowRun.VARIANT));
        JsonNode answer = server.post("runs/search", Map.of("experiment_ids", List.of(in), "filter", filter));
        for (JsonNode candidate : answer.path("runs")) {
            Map<String, String> parameters = new TreeMap<>();
            candidate
                    .at("/data/params")
                    .forEach(one -> parameters.put(
                            one.path("key").asText(), one.path("value").asText()));
            if (parameters.equals(run.parameters())) {
                return candidate.at("/info/run_id").asText();
            }
        }
        return "";
    }

    private String created(String in, RunReport report, VariantReport variant) {
        JsonNode answer = server.post(
                "runs/create",
                Map.of(
                        "experiment_id",
                        in,
                        "run_name",
                        "%s %s".formatted(report.run(), variant.name()),
                        "start_time",
                        report.startedAt().toEpochMilli()));
        return answer.at("/run/info/run_id").asText();
    }

    private void fill(String id, MlflowRun run, String status) {
        Instant now = clock.instant();
        server.post(
                "runs/log-batch",
                Map.of(
                        "run_id",
                        id,
                        "metrics",
                        run.metrics().entrySet().stream()
                                .map(metric -> Map.of(
                                        "key",
                                        metric.getKey(),
                                        "value",
                                        metric.getValue(),
                                        "timestamp",
                                        now.toEpochMilli(),
                                        "step",
                                        0))
                                .toList(),
                        "params",
                        pairs(run.parameters()),
                        "tags",
                        pairs(run.tags())));
        server.post("runs/update", Map.of("run_id", id, "status", status, "end_time", now.toEpochMilli()));
    }

    private static List<Map<String, String>> pairs(Map<String, String> all) {
        return all.entrySet().stream()
                .map(one -> Map.of("key", one.getKey(), "value", one.getValue()))
                .toList();
    }
}
