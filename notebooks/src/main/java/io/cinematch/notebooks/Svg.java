package io.cinematch.notebooks;

import io.cinematch.jobs.report.chart.Columns.Column;
import io.cinematch.jobs.report.chart.LineChart;
import io.cinematch.jobs.report.chart.Scale.Tick;
import io.cinematch.jobs.report.chart.Scatter;
import io.cinematch.jobs.report.chart.Whisker;
import java.util.List;
import java.util.Locale;

/** A picture under way: what is given in percent of the plot, in pixels. Light paper, so that it can be read in the dark. */
final class Svg {
    private static final int WIDTH = 720;
    private static final int TOP = 44;
    private static final int BOTTOM = 42;
    private static final String INK = "#1b1f24";
    private static final String QUIET = "#57606a";
    private static final String GRID = "#e6e9ed";
    private static final List<String> COLOURS =
            List.of("#0a5fa5", "#a85008", "#2f7d4f", "#8a3f8f", "#767e88", "#b3261e", "#00717c", "#6b5900");

    private final String title;
    private final int left;
    private final int height;
    private final int width;
    private final StringBuilder body = new StringBuilder();

    /**
     * @param left room on the left of the plot, for labels
     * @param height of the plot
     * @param right room on its right
     */
    Svg(String title, int left, int height, int right) {
        this.title = title;
        this.left = left;
        this.height = height;
        this.width = WIDTH - left - right;
    }

    void bar(Column bar) {
        body.append("<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"%s\"/>\n"
                .formatted(
                        x(bar.x()),
                        y(bar.y()),
                        px(bar.width() * width / 100),
                        px(bar.height() * height / 100),
                        COLOURS.get(0)));
        text(x(bar.middle()), px(TOP + bar.y() * height / 100 - 5), "middle", QUIET, bar.label());
    }

    void below(double at, String label) {
        text(x(at), px(TOP + height + 17), "middle", INK, label);
    }

    /** Grid lines, labels and names of both axes; without ticks upward, those across are drawn through the plot. */
    void plane(List<Tick> across, String x, List<Tick> up, String y) {
        for (Tick tick : up) {
            stroke(x(0), y(tick.at()), x(100), y(tick.at()), GRID, 1);
            text(px(left - 8), px(TOP + tick.at() * height / 100 + 4), "end", QUIET, tick.label());
        }
        for (Tick tick : across) {
            if (up.isEmpty()) {
                stroke(x(tick.at()), y(0), x(tick.at()), y(100), GRID, 1);
            }
            text(x(tick.at()), px(TOP + height + 17), "middle", QUIET, tick.label());
        }
        text(x(50), px(TOP + height + 36), "middle", QUIET, x);
        text("0", px(TOP - 10), "start", QUIET, y);
    }

    void line(LineChart.Line line, int colour) {
        String of = colour(colour);
        for (String piece : line.pieces()) {
            StringBuilder points = new StringBuilder();
            for (String point : piece.split(" ")) {
                String[] at = point.split(",");
                points.append(x(Double.parseDouble(at[0])))
                        .append(',')
                        .append(y(Double.parseDouble(at[1])))
                        .append(' ');
            }
            body.append("<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>\n"
                    .formatted(points.toString().strip(), of));
        }
        for (LineChart.Mark mark : line.marks()) {
            if (mark.hasInterval()) {
                stroke(x(mark.x()), y(mark.low()), x(mark.x()), y(mark.high()), of, 1);
            }
            circle(x(mark.x()), y(mark.y()), 2.5, of);
        }
        text(px(left + line.endX() * width / 100 + 8), px(TOP + line.labelAt() + 4), "start", of, line.name());
    }

    void dot(Scatter.Dot dot) {
        circle(x(dot.x()), y(dot.y()), 4.5, COLOURS.get(0));
        double side = dot.before() ? -9 : 9;
        text(
                px(left + dot.x() * width / 100 + side),
                px(TOP + dot.labelAt() + 4),
                dot.before() ? "end" : "start",
                INK,
                dot.name());
    }

    /** A dot and its interval, with a name on the left and a number on the right. */
    void whisker(String name, double middle, Whisker whisker, String value) {
        text(px(left - 10), px(TOP + middle * height / 100 + 4), "end", INK, name);
        stroke(x(whisker.low()), y(middle), x(whisker.high()), y(middle), COLOURS.get(0), 3);
        circle(x(whisker.at()), y(middle), 5, COLOURS.get(0));
        text(px(left + width + 12), px(TOP + middle * height / 100 + 4), "start", INK, value);
    }

    void upright(double at) {
        stroke(x(at), y(0), x(at), y(100), QUIET, 1);
    }

    Chart chart() {
        int all = TOP + height + BOTTOM;
        String head =
                ("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" role=\"img\""
                                + " font-family=\"system-ui, sans-serif\" font-size=\"12\">\n<title>%s</title>\n"
                                + "<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>\n")
                        .formatted(WIDTH, all, WIDTH, all, Table.escaped(title));
        String heading = "<text x=\"0\" y=\"16\" font-size=\"14\" font-weight=\"600\" fill=\"%s\">%s</text>\n"
                .formatted(INK, Table.escaped(title));
        return new Chart(title, head + heading + body + "</svg>\n");
    }

    private static String colour(int index) {
        return COLOURS.get(index % COLOURS.size());
    }

    private void text(String x, String y, String anchor, String colour, String text) {
        if (!text.isEmpty()) {
            body.append("<text x=\"%s\" y=\"%s\" text-anchor=\"%s\" fill=\"%s\">%s</text>\n"
                    .formatted(x, y, anchor, colour, Table.escaped(text)));
        }
    }

    private void stroke(String x1, String y1, String x2, String y2, String colour, int thick) {
        body.append("<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" stroke=\"%s\" stroke-width=\"%d\"/>\n"
                .formatted(x1, y1, x2, y2, colour, thick));
    }

    private void circle(String x, String y, double radius, String colour) {
        body.append("<circle cx=\"%s\" cy=\"%s\" r=\"%s\" fill=\"%s\"/>\n".formatted(x, y, px(radius), colour));
    }

    private String x(double percent) {
        return px(left + percent * width / 100);
    }

    private String y(double percent) {
        return px(TOP + percent * height / 100);
    }

    private static String px(double value) {
        return String.format(Locale.ROOT, value == Math.rint(value) ? "%.0f" : "%.1f", value);
    }
}
