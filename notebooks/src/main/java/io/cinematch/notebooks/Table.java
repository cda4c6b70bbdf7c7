package io.cinematch.notebooks;

import io.cinematch.jobs.stats.Interval;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Rows for the eye: numbers on the right, those that are no integers with four decimals; shown where it is the last line
 * of a cell.
 *
 * @param html a table of its own
 */
public record Table(String html) {
    static final int MOST_ROWS = 30;

    /** The first rows of a query's answer; says when there are more. */
    public static Table of(Dataset<Row> data) {
        List<List<Object>> rows = data.takeAsList(MOST_ROWS + 1).stream()
                .map(row -> IntStream.range(0, row.size()).mapToObj(row::get).toList())
                .toList();
        Table table = of(List.of(data.columns()), rows.subList(0, Math.min(MOST_ROWS, rows.size())));
        return rows.size() <= MOST_ROWS
                ? table
                : new Table(table.html + "<p>The first %d rows.</p>\n".formatted(MOST_ROWS));
    }

    /** A row for each record, a column for each of its components that is no collection. */
    public static <T extends Record> Table of(List<T> records) {
        if (records.isEmpty()) {
            return new Table("<p>No rows.</p>\n");
        }
        List<RecordComponent> columns = Arrays.stream(records.get(0).getClass().getRecordComponents())
                .filter(c -> !List.class.isAssignableFrom(c.getType()) && !Map.class.isAssignableFrom(c.getType()))
                .toList();
        return of(
                columns.stream().map(RecordComponent::getName).toList(),
                records.stream()
                        .map(record ->
                                columns.stream().map(c -> value(c, record)).toList())
                        .toList());
    }

    /** A row for each entry. */
    public static Table of(String key, String value, Map<String, ?> entries) {
        return of(
                List.of(key, value),
                entries.entrySet().stream()
                        .map(e -> List.<Object>of(e.getKey(), e.getValue()))
                        .toList());
    }

    private static Table of(List<String> columns, List<List<Object>> rows) {
        String head = columns.stream()
                .map(name -> "<th>" + escaped(name) + "</th>")
                .collect(Collectors.joining("", "<tr>", "</tr>\n"));
        String body = rows.stream()
                .map(row -> row.stream().map(Table::cell).collect(Collectors.joining("", "<tr>", "</tr>\n")))
                .collect(Collectors.joining());
        return new Table("<table>\n" + head + body + "</table>\n");
    }

    private static Object value(RecordComponent component, Record record) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }

    /** On the right is where Jupyter has what is not told otherwise. */
    private static String cell(Object value) {
        boolean right = value instanceof Number || value instanceof Interval;
        return (right ? "<td>" : "<td style=\"text-align: left\">") + text(value) + "</td>";
    }

    private static String text(Object value) {
        if (value instanceof Interval interval) {
            return "%s (%s to %s)".formatted(text(interval.value()), text(interval.low()), text(interval.high()));
        }
        if (value instanceof Double || value instanceof Float) {
            return String.format(Locale.ROOT, "%,.4f", ((Number) value).doubleValue())
                    .replace('-', '−');
        }
        return value == null ? "" : escaped(value.toString());
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
