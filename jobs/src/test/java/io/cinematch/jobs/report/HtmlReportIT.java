package io.cinematch.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import io.cinematch.model.browser.InstalledChromium;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The report as a browser has it. */
class HtmlReportIT {
    private static final int PHONE = 390;
    private static final String OVERFLOW = "document.documentElement.scrollWidth - window.innerWidth";

    private static InstalledChromium chromium;

    @TempDir
    Path folder;

    @BeforeAll
    static void open() {
        chromium = InstalledChromium.open();
    }

    @AfterAll
    static void close() {
        if (chromium != null) {
            chromium.close();
        }
    }

    private static final Map<String, ReportInputs> RUNS = Map.of(
            "full", ExampleRun.full(),
            "thirty variants", OddRuns.thirtyVariants(),
            "only begun", OddRuns.onlyBegun());

    @ParameterizedTest
    @CsvSource({
        "full, 1400, LIGHT",
        "full, 390, DARK",
        "thirty variants, 1400, DARK",
        "thirty variants, 390, LIGHT",
        "only begun, 390, LIGHT"
    })
    void opensWithoutAnErrorOrARequest(String run, int width, ColorScheme scheme) throws IOException {
        List<String> said = new ArrayList<>();
        List<String> requested = new ArrayList<>();
        Path file = write(RUNS.get(run));
        see(file, width, scheme, said::add, requested::add, page -> {
            assertThat(said).isEmpty();
            assertThat(requested).containsExactly(file.toUri().toString());
            assertThat(page.locator("script").count()).isZero();
        });
    }

    @ParameterizedTest
    @CsvSource({"full", "thirty variants", "only begun"})
    void fitsAPhoneAlsoWithEverythingOpened(String run) throws IOException {
        see(write(RUNS.get(run)), PHONE, ColorScheme.LIGHT, said -> {}, requested -> {}, page -> {
            assertThat(((Number) page.evaluate(OVERFLOW)).intValue()).isNotPositive();
            page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
            assertThat(((Number) page.evaluate(OVERFLOW)).intValue()).isNotPositive();
        });
    }

    @Test
    void printsAllOfItOnPaperOfUsualWidth() throws IOException {
        int a4 = 718;
        see(write(ExampleRun.full()), a4, ColorScheme.DARK, said -> {}, requested -> {}, page -> {
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(((Number) page.evaluate(OVERFLOW)).intValue()).isNotPositive();
            assertThat(page.locator(".example:not([open]) ol").first().isVisible())
                    .isTrue();
        });
    }

    @Test
    void namesTheWinnerAboveTheFoldOfAPhone() throws IOException {
        see(write(ExampleRun.full()), PHONE, ColorScheme.LIGHT, said -> {}, requested -> {}, page -> {
            assertThat(page.locator("h1").innerText()).contains("two-heads");
            assertThat(page.locator("section.winner .name").allInnerTexts()).containsExactly("two-heads", "two-heads");
            assertThat(page.locator("section.winner .name").first().boundingBox().y)
                    .isLessThan(400);
        });
    }

    @Test
    void showsHostileTitlesAsText() throws IOException {
        see(write(ExampleRun.full()), PHONE, ColorScheme.LIGHT, said -> {}, requested -> {}, page -> {
            assertThat(page.locator(".example[open] bdi").allInnerTexts()).contains(ExampleEvaluation.HOSTILE);
        });
    }

    @Test
    @SuppressWarnings("unchecked")
    void canBeReadWithoutSeeing() throws IOException {
        see(write(ExampleRun.full()), 1400, ColorScheme.LIGHT, said -> {}, requested -> {}, page -> {
            assertThat((List<Integer>)
                            page.evaluate("[...document.querySelectorAll('h1,h2,h3')].map(h => Number(h.tagName[1]))"))
                    .startsWith(1)
                    .containsOnlyOnce(1);
            assertThat(page.locator("svg:not([aria-hidden]):not([role=img][aria-label]):not(svg svg)")
                            .count())
                    .isZero();
            assertThat(
                            (List<String>)
                                    page.evaluate(
                                            "[...document.querySelectorAll('nav a')].map(a => a.hash).filter(h => !document.querySelector(h))"))
                    .isEmpty();
            assertThat((List<String>) page.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)"))
                    .doesNotHaveDuplicates();
        });
    }

    private Path write(ReportInputs inputs) throws IOException {
        return Files.writeString(folder.resolve("report.html"), HtmlReport.html(inputs));
    }

    private static void see(
            Path file,
            int width,
            ColorScheme scheme,
            Consumer<String> said,
            Consumer<String> requested,
            Consumer<Page> then) {
        try (BrowserContext context = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, 900)
                        .setColorScheme(scheme))) {
            Page page = context.newPage();
            page.onConsoleMessage(message -> said.accept(message.text()));
            page.onPageError(said);
            page.onRequest(request -> requested.accept(request.url()));
            page.navigate(file.toUri().toString());
            then.accept(page);
        }
    }
}
