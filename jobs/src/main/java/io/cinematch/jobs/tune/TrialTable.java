package io.cinematch.jobs.tune;

import io.cinematch.model.settings.VariantKeys;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Trials side by side, best first, as lines of text for a terminal of 100 columns. */
final class TrialTable {
    private static final int WIDTH = 100;
    private static final int MOST = 20;
    private static final String GAP = "  ";

    private record Column(List<String> head, List<String> cells) {
        int width() {
            return IntStream.concat(
                            head.stream().mapToInt(String::length),
                            cells.stream().mapToInt(String::length))
                    .max()
                    .orElse(0);
        }

        /** A head as tall as the others', its words at the bottom. */
        String line(int line, int height) {
            int word = line - (height - head.size());
            return right(word < 0 ? "" : head.get(word));
        }

        String right(String text) {
            return GAP + " ".repeat(width() - text.length()) + text;
        }
    }

    private TrialTable() {}

    /**
     * The lines.
     *
     * @param bestFirst every trial
     * @param varied keys to show the values of; those that find no room are counted below the table
     */
    static List<String> lines(List<Trial> bestFirst, List<String> varied) {
        List<Trial> shown = bestFirst.subList(0, Math.min(MOST, bestFirst.size()));
        List<Column> columns = new ArrayList<>();
        columns.add(column(List.of("trial"), shown, t -> t.number() == 0 ? "as is" : Integer.toString(t.number())));
        for (String metric : List.of("rmse", "mae", "ndcg")) {
            if (shown.stream().anyMatch(t -> t.metrics().containsKey(metric))) {
                columns.add(column(List.of(metric.toUpperCase(Locale.ROOT)), shown, t -> metric(t, metric)));
            }
        }
        columns.add(column(List.of("s"), shown, t -> "%.1f".formatted(t.seconds())));
        columns.add(column(List.of("epochs"), shown, t -> t.epochs() == 0 ? "–" : Integer.toString(t.epochs())));
        int left = 0;
        for (String key : varied) {
            Column next = column(
                    words(key), shown, t -> short4(VariantKeys.of(t.variant()).get(key)));
            if (width(columns) + GAP.length() + next.width() > WIDTH) {
                left++;
            } else {
                columns.add(next);
            }
        }
        return lines(columns, shown.size(), left, bestFirst.size());
    }

    private static List<String> lines(List<Column> columns, int rows, int left, int all) {
        int height = columns.stream().mapToInt(c -> c.head().size()).max().orElse(0);
        List<String> lines = new ArrayList<>();
        for (int line = 0; line < height; line++) {
            int at = line;
            lines.add(GAP + columns.stream().map(c -> c.line(at, height)).collect(Collectors.joining()));
        }
        for (int row = 0; row < rows; row++) {
            int at = row;
            lines.add(
                    GAP + columns.stream().map(c -> c.right(c.cells().get(at))).collect(Collectors.joining()));
        }
        if (rows < all || left > 0) {
            lines.add("    in the table of trials only: %d trials, %d keys".formatted(all - rows, left));
        }
        return lines;
    }

    private interface Cell {
        String of(Trial trial);
    }

    private static Column column(List<String> head, List<Trial> trials, Cell cell) {
        return new Column(head, trials.stream().map(cell::of).toList());
    }

    private static int width(List<Column> columns) {
        return GAP.length()
                + columns.stream().mapToInt(c -> GAP.length() + c.width()).sum();
    }

    private static String metric(Trial trial, String name) {
        Double value = trial.metrics().get(name);
        if (value != null) {
            return "%.4f".formatted(value);
        }
        return name.equals("rmse") && trial.failure().isPresent() ? "failed" : "–";
    }

    /** {@code userBiasRegParam} as user, Bias, Reg, Param: one below the other they take the room of a number. */
    private static List<String> words(String key) {
        return Arrays.asList(key.split("(?=[A-Z])"));
    }

    private static String short4(Number value) {
        return value instanceof Double ? "%.3g".formatted(value) : value.toString();
    }
}
