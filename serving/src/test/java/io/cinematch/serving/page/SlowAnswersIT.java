package io.cinematch.serving.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.cinematch.serving.page.Visit.button;
import static io.cinematch.serving.page.Visit.card;
import static io.cinematch.serving.page.Visit.cards;
import static io.cinematch.serving.page.Visit.rate;
import static io.cinematch.serving.page.Visit.toast;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that are late, broken off, or not there: a place is held for them, and they can be asked for again. */
class SlowAnswersIT {
    @RegisterExtension
    static final Cinema CINEMA = new Cinema();

    private static final String LIST = "**/recommend?*";

    @ParameterizedTest
    @ValueSource(ints = {Visit.DESK, Visit.TABLET, Visit.PHONE})
    void aListThatIsLateMovesNothingWhenItComes(int width) {
        Visit visit = CINEMA.visit(width);
        visit.regular();
        Page page = visit.blank();
        List<Route> late = new ArrayList<>();
        page.route(LIST, late::add);
        visit.navigate(page, "/");
        assertThat(page.locator(".film.skeleton")).hasCount(20);
        assertThat(button(page, "Western")).isVisible();
        page.waitForCondition(() -> !late.isEmpty());

        late.get(0).resume();

        assertThat(cards(page)).hasCount(20);
        assertThat(page.locator(".film.skeleton")).hasCount(0);
        page.onConsoleMessage(m -> System.out.println(m.text()));
        Object shift = page.evaluate("""
                () => new Promise((done) => {
                  let sum = 0;
                  new PerformanceObserver((list) => list.getEntries().forEach((e) => (console.log(e.value, e.startTime, ...e.sources.map(s => (s.node?.outerHTML ?? s.node?.textContent ?? '').slice(0,90) + JSON.stringify(s.previousRect) + JSON.stringify(s.currentRect))), sum += e.value)))
                    .observe({ type: 'layout-shift', buffered: true });
                  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(sum), 100)));
                })""");
        assertThat(((Number) shift).doubleValue()).isLessThanOrEqualTo(0.02);
    }

    @ParameterizedTest
    @ValueSource(ints = {Visit.DESK, Visit.PHONE})
    void aListThatFailsCanBeAskedForAgain(int width) {
        Visit visit = CINEMA.visit(width);
        visit.regular();
        visit.expect("503");
        Page page = visit.blank();
        page.route(LIST, Visit::unavailable);
        visit.navigate(page, "/");
        Locator panel = page.locator("#view [role=alert]");
        assertThat(panel).containsText("Redis is away. Try again in a moment.");
        button(panel, "Try again").click();
        assertThat(panel).containsText("Redis is away.");
        Visit.assertFits(page);

        page.unroute(LIST);
        button(panel, "Try again").click();

        assertThat(cards(page)).hasCount(20);
        assertThat(panel).not().isAttached();
    }

    @Test
    void aListThatCannotBeBroughtUpToDateStays() {
        Visit visit = CINEMA.visit(Visit.DESK);
        Page page = visit.programme();
        visit.expect("503");
        page.route(LIST, Visit::unavailable);
        rate(card(page, "10"), 1);
        Locator told = toast(page).filter(new Locator.FilterOptions().setHasText("The list is not up to date."));
        assertThat(told).isVisible();
        assertThat(cards(page)).hasCount(20);

        page.unroute(LIST);
        button(told, "Try again").click();

        assertThat(card(page, "10")).not().isAttached();
        assertThat(told).not().isAttached();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"items\": [", "<html>", ""})
    void anAnswerThatBreaksOffIsAskedForAgain(String broken) {
        Visit visit = CINEMA.visit(Visit.DESK);
        visit.regular();
        Page page = visit.blank();
        page.route(
                LIST,
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody(broken)));
        visit.navigate(page, "/");
        assertThat(page.getByText("The answer broke off.")).isVisible();

        page.unroute(LIST);
        button(page, "Try again").click();

        assertThat(cards(page)).hasCount(20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"**/session", "**/user/*/ratings*"})
    void whatCannotBeKnownOfSomebodyIsSaid(String missing) {
        Visit visit = CINEMA.visit(Visit.DESK);
        visit.regular();
        visit.expect("503");
        Page page = visit.blank();
        page.route(missing, Visit::unavailable);
        visit.navigate(page, "/");
        assertThat(toast(page)).containsText("Redis is away. Some of this page is missing.");
        assertThat(cards(page)).hasCount(20);

        page.unroute(missing);
        button(toast(page), "Reload").click();

        assertThat(page.locator("h1")).containsText("For you, No.");
        assertThat(cards(page)).hasCount(20);
    }
}
