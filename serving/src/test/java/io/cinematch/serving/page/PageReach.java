package io.cinematch.serving.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import io.cinematch.model.browser.InstalledChromium;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Measures the page against a service that runs already, at the address {@code cinematch.page}, with an empty cache each
 * time: {@code .ci/page} does. It judges nothing but what does not depend on the machine.
 */
class PageReach {
    private static final int VISITS = 11;
    private static final int RATINGS = 21;
    private static final int ENOUGH = 5;
    private static final int MOST_BYTES = 250 * 1024;
    private static final double MOST_SHIFT = 0.02;

    /** Notes when twenty posters are painted, what was painted largest, and what moved. */
    private static final String WATCH = """
            window.seen = { posters: 0, lcp: 0, shift: 0 };
            new PerformanceObserver(list => list.getEntries().forEach(e => seen.lcp = e.startTime))
              .observe({ type: 'largest-contentful-paint', buffered: true });
            new PerformanceObserver(list => list.getEntries().forEach(e => e.hadRecentInput || (seen.shift += e.value)))
              .observe({ type: 'layout-shift', buffered: true });
            new MutationObserver((_, self) => {
              if (document.querySelectorAll('.films .film > .poster > svg').length >= 20) {
                self.disconnect();
                requestAnimationFrame(() => setTimeout(() => seen.posters = performance.now()));
              }
            }).observe(document, { childList: true, subtree: true });
            """;

    /** Not by waitForFunction, which evaluates texts in the page: its policy forbids that. */
    private static final String SEEN = """
            () => new Promise(done => {
              const look = () => seen.posters > 0 && seen.lcp > 0 ? done() : setTimeout(look, 20);
              look();
            })""";

    private static final String BYTES = """
            () => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
              .reduce((sum, e) => sum + e.transferSize, 0)""";

    /** From the click on the fifth star of the second card until the next frame after the list has changed. */
    private static final String RATE = """
            () => new Promise(done => {
              const list = document.querySelector('.films');
              const stars = list.querySelectorAll('.stars')[1];
              const box = stars.getBoundingClientRect();
              const at = { bubbles: true, button: 0, pointerId: 1, pointerType: 'mouse',
                           clientX: box.right - 4, clientY: box.top + box.height / 2 };
              stars.setPointerCapture = () => {};
              const begin = performance.now();
              new MutationObserver((_, self) => {
                self.disconnect();
                requestAnimationFrame(() => setTimeout(() => done(performance.now() - begin)));
              }).observe(list, { childList: true });
              stars.dispatchEvent(new PointerEvent('pointerdown', at));
              stars.dispatchEvent(new PointerEvent('pointerup', at));
            })""";

    private final Map<String, List<Double>> measured = new TreeMap<>();

    @Test
    void measure() {
        String address = System.getProperty("cinematch.page");
        try (InstalledChromium chromium = InstalledChromium.open()) {
            for (int n = 0; n < VISITS; n++) {
                firstLoad(chromium.browser(), address);
            }
            ratings(chromium.browser(), address);
        }
        measured.forEach((what, values) -> {
            List<Double> sorted = values.stream().sorted().toList();
            System.out.printf(
                    "%-34s median %8.3f   worst %8.3f   of %d%n",
                    what, sorted.get(sorted.size() / 2), sorted.get(sorted.size() - 1), sorted.size());
        });
        assertThat(measured.get("bytes")).allMatch(bytes -> bytes <= MOST_BYTES);
        assertThat(measured.get("shift")).allMatch(shift -> shift <= MOST_SHIFT);
    }

    private void firstLoad(Browser browser, String address) {
        try (Page page = browser.newPage()) {
            page.setViewportSize(1400, 1000);
            page.addInitScript(WATCH);
            page.navigate(address);
            page.evaluate(SEEN);
            note("twenty posters (ms)", page.evaluate("seen.posters"));
            note("largest contentful paint (ms)", page.evaluate("seen.lcp"));
            note("shift", page.evaluate("seen.shift"));
            note("bytes", page.evaluate(BYTES));
        }
    }

    private void ratings(Browser browser, String address) {
        try (Page page = browser.newPage()) {
            page.setViewportSize(1400, 1000);
            page.navigate(address);
            page.locator(".hero .button.first").click();
            page.locator("dialog .button.first").click();
            for (int n = 0; n < ENOUGH; n++) {
                Visit.rate(Visit.card(page, n), ENOUGH - n % 2);
            }
            page.locator(".film-place").first().waitFor();
            for (int n = 0; n < RATINGS; n++) {
                note("click to list (ms)", page.evaluate(RATE));
            }
        }
    }

    private void note(String what, Object value) {
        measured.computeIfAbsent(what, w -> new ArrayList<>()).add(((Number) value).doubleValue());
    }
}
