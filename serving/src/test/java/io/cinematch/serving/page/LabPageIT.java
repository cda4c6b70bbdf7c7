package io.cinematch.serving.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.cinematch.serving.lab.NightReports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What analysts see of the nights. */
class LabPageIT {
    @RegisterExtension
    static final Cinema CINEMA = new Cinema();

    @AfterEach
    void forgetTheNights() throws IOException {
        if (Files.exists(runs())) {
            try (Stream<Path> files = Files.walk(runs())) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    @Test
    void withoutARunItSaysWhatToType() {
        Page page = CINEMA.visit(Visit.DESK).open("/lab");
        assertThat(page.locator("main")).containsText("No night has ended yet.");
        assertThat(page.locator("code")).hasText("./cinematch nightly");
    }

    @ParameterizedTest
    @ValueSource(ints = {Visit.DESK, Visit.TABLET, Visit.PHONE})
    void aNightIsToldInWordsAndDrawn(int width) {
        night("monday", "2026-01-05T03:00:00Z");
        Page page = CINEMA.visit(width).open("/lab");

        assertThat(page.locator(".headline-text"))
                .hasText("two-heads leads on NDCG@10: 0.280 ± 0.020, 0.130 above popularity.");
        assertThat(page.locator(".dots").first()).hasAttribute("aria-label", Pattern.compile("popularity 0\\.150"));
        assertThat(page.locator("main")).containsText("broken has no model");
        assertThat(page.locator("main")).containsText("two-heads is better than popularity");
        assertThat(page.locator("main")).not().containsText("NaN");
        assertThat(page.locator("main")).not().containsText("Infinity");
        assertThat((Boolean)
                        page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .as("tables move sideways by themselves, the page does not")
                .isTrue();
    }

    @Test
    void errorsOfStarsLeadByBeingLess() {
        night("monday", "2026-01-05T03:00:00Z");
        Page page = CINEMA.visit(Visit.DESK).open("/lab");

        page.getByLabel("Measure").selectOption("stars/rmse");

        assertThat(page.locator(".said")).containsText("lead on RMSE with 0.840");
        assertThat(page.locator(".said")).containsText("Less is better.");
        List<String> names = page.locator(".shown .dots .name").allTextContents();
        assertThat(names).endsWith("popularity");
    }

    @Test
    void anotherNightIsChosenAndStaysOverAReload() {
        night("monday", "2026-01-05T03:00:00Z");
        night("tuesday", "2026-01-06T03:00:00Z");
        Page page = CINEMA.visit(Visit.DESK).open("/lab");
        assertThat(page.getByLabel("Run")).hasValue("tuesday");

        page.getByLabel("Run").selectOption("monday");
        assertThat(page.locator(".headline-text")).isVisible();
        page.reload();

        assertThat(page.getByLabel("Run")).hasValue("monday");
    }

    @Test
    void aNightThatEndedEarlySaysWhatIsMissing() {
        NightReports.write(runs(), "monday", "report.json", NightReports.text("report.json"));
        Page page = CINEMA.visit(Visit.DESK).open("/lab");

        Locator main = page.locator("main");
        assertThat(main).containsText("The variants of this run have not been judged.");
        assertThat(main).containsText("./cinematch abtest");
        assertThat(main).containsText("What was served");
    }

    private static void night(String id, String startedAt) {
        NightReports.write(runs(), id, Instant.parse(startedAt));
    }

    private static Path runs() {
        return CINEMA.data().resolve("runs");
    }
}
