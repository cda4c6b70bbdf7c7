package io.cinematch.notebooks;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The first rows of a query's answer, for the eye. */
final class HtmlTable {
    static final int MOST_ROWS = 30;

    private HtmlTable() {}

    /** An HTML table: numbers to the right, those that are no integers with four decimals; says when rows are left out. */
    static String of(Dataset<Row> data) {
        List<Row> rows = data.takeAsList(MOST_ROWS + 1);
        String head = List.of(data.columns()).stream()
                .map(name -> "<th>" + escaped(name) + "</th>")
                .collect(Collectors.joining("", "<tr>", "</tr>\n"));
        String body = rows.stream().limit(MOST_ROWS).map(HtmlTable::line).collect(Collectors.joining());
        String more = rows.size() > MOST_ROWS ? "<p>The first %d rows.</p>\n".formatted(MOST_ROWS) : "";
        return "<table>\n" + head + body + "</table>\n" + more;
    }

    private static String line(Row row) {
        StringBuilder line = new StringBuilder("<tr>");
        for (int i = 0; i < row.size(); i++) {
            line.append(cell(row.get(i)));
        }
        return line.append("</tr>\n").toString();
    }

    private static String cell(Object value) {
        if (value instanceof Number number) {
            return "<td align=\"right\">" + text(number) + "</td>";
        }
        return "<td align=\"left\">" + (value == null ? "" : escaped(value.toString())) + "</td>";
    }

    private static String text(Number number) {
        boolean real = number instanceof Double || number instanceof Float;
        return real ? String.format(Locale.ROOT, "%,.4f", number.doubleValue()) : number.toString();
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
