package io.cinematch.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contrast of the page's colours, by the formula of WCAG 2.2 (relative luminance), read from the page itself. */
class PaletteTest {
    private static final double TEXT = 4.5;
    private static final double MARK = 3;
    private static final String HTML = HtmlReport.html(OddRuns.onlyBegun());

    @ParameterizedTest
    @ValueSource(strings = {"<style>", "prefers-color-scheme: dark", "@media print"})
    void canBeRead(String from) {
        Map<String, String> colours = colours(from);
        for (String ground : List.of("paper", "panel")) {
            for (String text : List.of("ink", "quiet", "accent", "aside")) {
                assertThat(contrast(colours.get(text), colours.get(ground)))
                        .as("%s on %s", text, ground)
                        .isGreaterThanOrEqualTo(TEXT);
            }
        }
        for (String ground : List.of("paper", "open")) {
            for (String mark : List.of("other", "reference", "accent")) {
                assertThat(contrast(colours.get(mark), colours.get(ground)))
                        .as("%s on %s", mark, ground)
                        .isGreaterThanOrEqualTo(MARK);
            }
        }
    }

    private static Map<String, String> colours(String from) {
        String block = HTML.substring(HTML.indexOf(from));
        Matcher matcher = Pattern.compile("--(\\w+): #(\\w+);").matcher(block.substring(0, block.indexOf('}')));
        Map<String, String> colours = new HashMap<>();
        while (matcher.find()) {
            colours.put(matcher.group(1), matcher.group(2));
        }
        return colours;
    }

    private static double contrast(String a, String b) {
        double one = luminance(a);
        double other = luminance(b);
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    }

    private static double luminance(String hex) {
        String six = hex.length() == 3 ? hex.replaceAll("(.)", "$1$1") : hex;
        int rgb = Integer.parseInt(six, 16);
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8 & 0xff) + 0.0722 * linear(rgb & 0xff);
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
