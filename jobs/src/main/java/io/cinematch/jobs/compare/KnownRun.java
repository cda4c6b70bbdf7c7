package io.cinematch.jobs.compare;

import io.cinematch.jobs.evaluate.EvaluationReport;
import io.cinematch.jobs.registry.Measured;
import io.cinematch.jobs.run.RunFolder;
import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.run.Storage;
import io.cinematch.jobs.run.VariantReport;
import io.cinematch.model.release.FormatException;
import java.util.List;
import java.util.Optional;

/**
 * An evaluated run.
 *
 * @param evaluation none of versions that kept none, or another kind
 * @param measured its numbers, by the one or the other
 */
record KnownRun(RunReport report, Optional<EvaluationReport> evaluation, List<Measured> measured) {
    static KnownRun of(Storage storage, RunFolder folder, RunReport report) {
        Optional<EvaluationReport> evaluation;
        try {
            evaluation = storage.read(folder.evaluation(), EvaluationReport.class);
        } catch (FormatException otherVersion) {
            evaluation = Optional.empty();
        }
        return new KnownRun(report, evaluation, Measured.of(report, evaluation));
    }

    String id() {
        return report.run();
    }

    /** Variants that are judged by themselves: one of two heads is compared through them. */
    List<String> variants() {
        return names(false);
    }

    List<String> twoHeaded() {
        return names(true);
    }

    private List<String> names(boolean twoHeaded) {
        return report.variants().stream()
                .filter(variant -> variant.trained() && variant.algorithm().equals("two-heads") == twoHeaded)
                .map(VariantReport::name)
                .toList();
    }

    Optional<Measured> find(String variant, Question question) {
        return measured.stream()
                .filter(one -> one.variant().equals(variant) && question.asks(one))
                .findFirst();
    }

    /** Why no verdict can come of this run beside another, a sentence; empty when both had to do with the same test. */
    Optional<String> differsFrom(KnownRun other) {
        for (KnownRun run : List.of(other, this)) {
            if (run.evaluation().isEmpty()) {
                return Optional.of("%s was evaluated by another version of CineMatch.".formatted(run.id()));
            }
            if (run.report().data().fingerprint().isEmpty()) {
                return Optional.of("%s does not tell the fingerprint of its ratings.".formatted(run.id()));
            }
        }
        if (!fingerprint().equals(other.fingerprint())) {
            return Optional.of("they have other ratings: %s has fingerprint %s, %s has %s."
                    .formatted(other.id(), other.fingerprint(), id(), fingerprint()));
        }
        if (!report.split().equals(other.report().split())) {
            return Optional.of("their test sides differ: %s has %s, %s has %s."
                    .formatted(other.id(), other.report().split(), id(), report.split()));
        }
        EvaluationReport mine = evaluation.orElseThrow();
        EvaluationReport theirs = other.evaluation().orElseThrow();
        if (mine.k() != theirs.k() || mine.relevantStars() != theirs.relevantStars()) {
            return Optional.of("they were judged otherwise: %s by lists of %d and from %s stars, %s by %d and %s."
                    .formatted(other.id(), theirs.k(), theirs.relevantStars(), id(), mine.k(), mine.relevantStars()));
        }
        return Optional.empty();
    }

    private String fingerprint() {
        return report.data().fingerprint();
    }
}
