package io.cinematch.jobs.night;

import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.run.VariantReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The variants of a run side by side, as lines of text. */
final class Leaderboard {
    private Leaderboard() {}

    static List<String> lines(RunReport report, int k) {
        List<String> columns = List.of("rmse", "mae", "precision@" + k, "recall@" + k, "ndcg@" + k, "coverage@" + k);
        List<String> lines = new ArrayList<>();
        StringBuilder head = new StringBuilder("    %-14s".formatted("variant"));
        columns.forEach(c -> head.append("%13s".formatted(c.contains("@") ? c : c.toUpperCase(Locale.ROOT))));
        lines.add(head.toString());
        for (VariantReport variant : report.variants()) {
            StringBuilder line = new StringBuilder("    %-14s".formatted(variant.name()));
            for (String column : columns) {
                Double value = variant.metrics().get(column);
                line.append(value == null ? "%13s".formatted("–") : "%13.4f".formatted(value));
            }
            lines.add(line.toString());
        }
        lines.add("    held out: " + report.split());
        lines.add("    lists: full catalogue (what each number means: protocol in the report)");
        return lines;
    }
}
