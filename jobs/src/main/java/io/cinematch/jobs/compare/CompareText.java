package io.cinematch.jobs.compare;

import io.cinematch.jobs.compare.RunComparison.Answer;
import io.cinematch.jobs.compare.RunComparison.Block;
import io.cinematch.jobs.compare.RunComparison.Difference;
import io.cinematch.jobs.compare.RunComparison.Place;
import io.cinematch.jobs.compare.RunComparison.Subject;
import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.stats.Comparison;
import io.cinematch.jobs.stats.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A comparison as lines of text, within 100 columns unless names are long. */
public final class CompareText {
    private static final int NAME = 14;

    private final RunComparison found;

    private CompareText(RunComparison found) {
        this.found = found;
    }

    public static List<String> lines(RunComparison found) {
        return new CompareText(found).lines();
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        found.runs().forEach(run -> lines.addAll(subject(run)));
        found.answers().forEach(answer -> lines.addAll(answer(answer)));
        if (found.resamples() > 0) {
            lines.add("");
            lines.add("%.0f %% intervals and p by a paired bootstrap over users, %,d resamples."
                    .formatted(100 * found.confidence(), found.resamples()));
            if (found.comparisons() > 1) {
                lines.add("p is adjusted for %,d comparisons together (Holm).".formatted(found.comparisons()));
            }
            lines.add("visible: the smallest true difference that these users would have shown four times in five.");
        }
        found.notes().forEach(note -> lines.add("Note: " + note));
        return lines;
    }

    private static List<String> subject(Subject run) {
        String code = run.code().isEmpty() ? "" : "; CineMatch " + run.code();
        String fingerprint = run.fingerprint().isEmpty() ? "" : ", fingerprint " + run.fingerprint();
        return List.of(
                "Run %s: %s, %,d ratings%s"
                        .formatted(run.run(), RunReport.shortSource(run.source()), run.ratings(), fingerprint),
                "  held out: %s%s".formatted(run.split(), code));
    }

    private List<String> answer(Answer answer) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("%s, %s".formatted(answer.metric(), answer.protocol()));
        if (!answer.meaning().isEmpty()) {
            lines.add("  " + answer.meaning());
        }
        lines.addAll(board(answer.board()));
        answer.differences().stream()
                .filter(block -> !block.differences().isEmpty())
                .forEach(block -> lines.addAll(block(answer, block)));
        return lines;
    }

    private List<String> board(List<Place> board) {
        boolean several = found.runs().size() > 1;
        int name = width(board.stream().map(Place::variant));
        int run = several ? width(found.runs().stream().map(Subject::run)) : 0;
        List<String> lines = new ArrayList<>();
        lines.add("  %s %s   value  %-13s %10s"
                .formatted(
                        padded("variant", name),
                        padded(several ? "run" : "", run),
                        "%.0f %%".formatted(100 * found.confidence()),
                        "users")
                .stripTrailing());
        for (Place place : board) {
            String interval = place.low() == null ? "" : "%.4f…%.4f".formatted(place.low(), place.high());
            lines.add("  %s %s %7.4f  %-13s %10s  %s"
                    .formatted(
                            padded(place.variant(), name),
                            padded(several ? place.run() : "", run),
                            place.value(),
                            interval,
                            place.users() == 0 ? "" : "%,d".formatted(place.users()),
                            place.reference() ? "(to read the others by)" : "")
                    .stripTrailing());
        }
        return lines;
    }

    private static List<String> block(Answer answer, Block block) {
        int name = width(block.differences().stream().map(Difference::name));
        List<String> lines = new ArrayList<>();
        lines.add("  Differences: %s, on the same %,d users".formatted(block.title(), block.users()));
        lines.add("  %s %7s %7s   differs  %-15s %6s  visible"
                .formatted(padded("", name), block.before(), block.after(), "", "p"));
        block.differences().forEach(one -> lines.add(difference(answer, one, name)));
        return lines;
    }

    private static String difference(Answer answer, Difference one, int name) {
        Comparison compared = one.difference();
        String values = "  %s %7.4f %7.4f".formatted(padded(one.name(), name), one.before(), one.after());
        if (one.same()) {
            return values + "  the same for every user";
        }
        return "%s  %+8.4f  %-15s %6s  %7s  %s"
                .formatted(
                        values,
                        compared.difference().value(),
                        "%+.4f…%+.4f"
                                .formatted(
                                        compared.difference().low(),
                                        compared.difference().high()),
                        compared.adjusted() < 0.001 ? "<0.001" : "%.3f".formatted(compared.adjusted()),
                        Double.isFinite(compared.smallest()) ? "%.4f".formatted(compared.smallest()) : "never",
                        verdict(answer, compared.verdict()));
    }

    private static String verdict(Answer answer, Verdict verdict) {
        if (answer.judges() || verdict == Verdict.NOT_DISTINGUISHABLE) {
            return verdict.toString();
        }
        return verdict == Verdict.BETTER ? "more" : "less";
    }

    private static int width(Stream<String> names) {
        return names.mapToInt(String::length).reduce(NAME, Math::max);
    }

    private static String padded(String text, int width) {
        return width == 0 ? "" : ("%-" + width + "s").formatted(text);
    }
}
