package io.cinematch.serving.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.cinematch.serving.page.Visit.button;
import static io.cinematch.serving.page.Visit.card;
import static io.cinematch.serving.page.Visit.cards;
import static io.cinematch.serving.page.Visit.link;
import static io.cinematch.serving.page.Visit.rate;
import static io.cinematch.serving.page.Visit.toast;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.cinematch.serving.lab.NightReports;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What axe finds by the rules of WCAG 2.2 AA, on every page and in every state of it: nothing. */
class AccessibilityIT {
    @RegisterExtension
    static final Cinema CINEMA = new Cinema();

    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    @ParameterizedTest
    @ValueSource(ints = {Visit.DESK, Visit.PHONE})
    void comingIn(int width) {
        Page page = CINEMA.visit(width).open("/");
        assertThat(cards(page)).hasCount(20);
        assertNothingFound(page, "welcome");

        page.getByLabel("Find a film").fill("harbour");
        assertThat(page.locator("#found-0")).isVisible();
        assertNothingFound(page, "finder");
        page.getByLabel("Find a film").fill("zzqzzq");
        assertThat(page.locator(".finder-none")).isVisible();
        assertNothingFound(page, "finder without any");
        page.getByLabel("Find a film").press("Escape");

        button(page, "Sign in").click();
        page.getByLabel("Your number").fill("no number");
        button(page.locator("dialog"), "Sign in").click();
        assertThat(page.locator("dialog .wrong")).isVisible();
        assertNothingFound(page, "sign in, refused");
        button(page, "Not now").click();

        button(page, "Get a ticket").click();
        assertThat(page.locator("[data-key]")).isVisible();
        assertNothingFound(page, "ticket");
        button(page, "To the films").click();
        rate(card(page, 0), 4);
        assertThat(toast(page)).isVisible();
        assertNothingFound(page, "onboarding");
    }

    @ParameterizedTest
    @ValueSource(ints = {Visit.DESK, Visit.PHONE})
    void watching(int width) {
        Visit visit = CINEMA.visit(width);
        Page page = visit.programme();
        button(page, "Crime").click();
        assertThat(button(page, "Crime")).hasAttribute("aria-pressed", "true");
        assertNothingFound(page, "programme");

        visit.expect("503");
        page.route("**/rate", Visit::unavailable);
        page.route("**/recommend?*", Visit::unavailable);
        rate(card(page, 0), 3);
        assertThat(button(page, "Try now")).isVisible();
        assertNothingFound(page, "a rating that is not saved yet");
        page.reload();
        assertThat(page.getByText("The projector has stopped.")).isVisible();
        assertNothingFound(page, "trouble");
        page.unroute("**/rate");
        page.unroute("**/recommend?*");

        link(page, "What if").click();
        assertThat(page.locator("#view .film-place").first()).isVisible();
        assertNothingFound(page, "what if");
    }

    @ParameterizedTest
    @ValueSource(ints = {Visit.DESK, Visit.PHONE})
    void reading(int width) {
        Visit visit = CINEMA.visit(width);
        visit.regular();
        visit.expect("404");
        Page page = visit.open("/film/30");
        assertThat(page.locator(".foretold")).isVisible();
        assertThat(cards(page)).hasCount(10);
        assertNothingFound(page, "film");
        page = visit.open("/film/7");
        assertThat(page.getByText("no such film")).isVisible();
        assertNothingFound(page, "unknown film");
        page = visit.open("/film/nonsense");
        assertNothingFound(page, "lost");
    }

    @ParameterizedTest
    @ValueSource(ints = {Visit.DESK, Visit.PHONE})
    void lookingBack(int width) {
        Visit visit = CINEMA.visit(width);
        visit.regular();
        Page page = visit.open("/me");
        assertThat(page.getByRole(AriaRole.SLIDER)).hasCount(5);
        assertNothingFound(page, "profile");
        button(page, "Forget me …").click();
        assertThat(page.locator("dialog")).isVisible();
        assertNothingFound(page, "being forgotten");

        NightReports.write(CINEMA.data().resolve("runs"), "monday", Instant.parse("2026-01-05T03:00:00Z"));
        page = visit.open("/lab");
        assertThat(page.locator(".headline-text")).isVisible();
        assertNothingFound(page, "lab");
    }

    /** In what is there once nothing moves any more. */
    private static void assertNothingFound(Page page, String state) {
        page.evaluate("Promise.all(document.getAnimations().filter((a) => a.effect.getTiming().iterations < 2)"
                + ".map((a) => a.finished.catch(() => {})))");
        assertThat(new AxeBuilder(page).withTags(RULES).analyze().getViolations())
                .as(state)
                .extracting(rule -> rule.getId() + " "
                        + rule.getNodes().stream()
                                .map(node -> node.getHtml() + " " + node.getFailureSummary())
                                .toList())
                .isEmpty();
    }
}
