package io.cinematch.jobs.evaluate;

import static io.cinematch.jobs.evaluate.EvaluationReport.FULL_CATALOGUE;
import static io.cinematch.jobs.evaluate.EvaluationReport.RATED_ONLY;
import static io.cinematch.jobs.evaluate.EvaluationReport.STARS;

import io.cinematch.jobs.evaluate.EvaluationReport.Scores;
import io.cinematch.jobs.evaluate.EvaluationReport.Segment;
import io.cinematch.model.metrics.CatalogueSpread;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts together what is reported of variants that are judged. */
final class Evaluation {
    private final Yardstick by;
    private final Significance significance;
    private final Map<String, Judged> judged;
    private final Set<String> references;

    /**
     * @param judged variants and references by name
     * @param references which of them are references
     */
    Evaluation(Yardstick by, Significance significance, Map<String, Judged> judged, Set<String> references) {
        this.by = by;
        this.significance = significance;
        this.judged = judged;
        this.references = references;
    }

    /** One row for each variant and protocol. */
    List<Scores> rows() {
        Segments segments = new Segments(by.groups);
        List<Scores> rows = new ArrayList<>();
        judged.forEach((name, one) -> {
            if (one.listed.length > 0) {
                Map<String, Double> spread = new LinkedHashMap<>();
                spread.put("coverage", CatalogueSpread.coverage(one.tally().shown));
                spread.put("gini", CatalogueSpread.gini(one.tally().shown));
                spread.values().removeIf(value -> value.isNaN());
                rows.add(row(name, FULL_CATALOGUE, one.listed.length, spread, segments.ofLists(one)));
                rows.add(row(name, RATED_ONLY, one.listed.length, Map.of(), List.of()));
            }
            if (one.hasStars() && one.tested().length > 0) {
                rows.add(row(name, STARS, one.tested().length, Map.of(), segments.ofStars(one)));
            }
        });
        return rows;
    }

    private Scores row(String name, String protocol, long users, Map<String, Double> points, List<Segment> segments) {
        return new Scores(
                name, references.contains(name), protocol, users, significance.of(protocol, name), points, segments);
    }
}
