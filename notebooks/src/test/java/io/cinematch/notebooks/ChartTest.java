package io.cinematch.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.cinematch.jobs.report.chart.LineChart.Datum;
import io.cinematch.jobs.stats.Interval;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class ChartTest {
    @Test
    void anIntervalIsALineWithItsValueOnIt() throws Exception {
        Map<String, Interval> values = new LinkedHashMap<>();
        values.put("a < b", new Interval(0.5, 0, 1));
        values.put("nothing", new Interval(0, 0, 0));
        Element svg = parsed(Chart.intervals("Scores & luck", values));

        assertThat(texts(svg)).contains("Scores & luck", "a < b", "0.500", "nothing", "0");
        Element line = elements(svg, "line").stream()
                .filter(e -> e.getAttribute("stroke-width").equals("3"))
                .findFirst()
                .orElseThrow();
        // The plot is from 170 to 640.
        assertThat(line.getAttribute("x1")).isEqualTo("170");
        assertThat(line.getAttribute("x2")).isEqualTo("640");
        assertThat(elements(svg, "circle").get(0).getAttribute("cx")).isEqualTo("405");
    }

    @Test
    void aLineGoesFromPlaceToPlace() throws Exception {
        Chart chart = Chart.lines(
                "Fold-in",
                "ratings",
                "ndcg",
                List.of("1", "3", "all"),
                Map.of("als", List.of(Datum.of(0, 0), Datum.of(1, 0.5), new Datum(2, 1, 0.5, 1))));
        Element svg = parsed(chart);

        assertThat(texts(svg)).contains("1", "3", "all", "ratings", "ndcg", "als");
        // From 60 to 560, and from 284 up to 44.
        assertThat(elements(svg, "polyline").get(0).getAttribute("points")).isEqualTo("60,284 310,164 560,44");
    }

    @Test
    void aPointIsWhereItsNumbersAre() throws Exception {
        Element svg = parsed(Chart.scatter("Both", "coverage", "ndcg", Map.of("als", new double[] {10, 0.2})));

        assertThat(elements(svg, "circle").get(0).getAttribute("cx")).isEqualTo("680");
        assertThat(elements(svg, "circle").get(0).getAttribute("cy")).isEqualTo("44");
    }

    @Test
    void equalValuesGiveEqualBytes() {
        Map<String, Interval> values = Map.of("a", new Interval(0.5, 0.25, 0.75));
        assertThat(Chart.intervals("x", values)).isEqualTo(Chart.intervals("x", values));
    }

    private static Element parsed(Chart chart) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(chart.svg().getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
    }

    private static List<Element> elements(Element svg, String name) {
        NodeList found = svg.getElementsByTagName(name);
        return java.util.stream.IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }

    private static List<String> texts(Element svg) {
        return elements(svg, "text").stream().map(Element::getTextContent).toList();
    }
}
