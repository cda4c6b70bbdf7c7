package io.cinematch.jobs.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cinematch.jobs.profile.LiveCounts;
import io.cinematch.jobs.session.Moved;
import io.cinematch.model.release.FormatException;
import io.cinematch.model.release.Json;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Reads reports of runs, those of earlier versions too: what they did not tell is empty. */
public final class RunReports {
    private RunReports() {}

    /**
     * The report in a file, if the file is there.
     *
     * @throws FormatException when it is not the report of a run
     */
    public static Optional<RunReport> read(Storage storage, String file) {
        return storage.read(file).map(RunReports::parse);
    }

    private static RunReport parse(byte[] json) {
        try {
            JsonNode report = Json.mapper().readTree(json);
            if (report instanceof ObjectNode whole && !whole.has("made")) {
                whole.putArray("made");
            }
            if (report instanceof ObjectNode whole && !whole.has("status")) {
                whole.set("status", Json.mapper().valueToTree(RunStatus.planned(List.of())));
            }
            if (report.get("data") instanceof ObjectNode data && !data.has("fingerprint")) {
                data.put("fingerprint", "");
            }
            if (report.get("data") instanceof ObjectNode data && !data.has("live")) {
                data.putPOJO("live", LiveCounts.NONE);
            }
            for (JsonNode variant : report.path("variants")) {
                if (variant instanceof ObjectNode one) {
                    if (!one.has("failure")) {
                        one.put("failure", "");
                    }
                    if (!one.has("moved")) {
                        one.putPOJO("moved", Moved.NOTHING);
                    }
                }
            }
            return Json.read(Json.write(report), RunReport.class);
        } catch (IOException e) {
            throw new FormatException("not a RunReport: " + e.getMessage());
        }
    }
}
