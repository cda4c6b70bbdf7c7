package io.cinematch.serving.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.cinematch.serving.page.Visit.button;
import static io.cinematch.serving.page.Visit.card;
import static io.cinematch.serving.page.Visit.cards;
import static io.cinematch.serving.page.Visit.rate;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What would be shown if a rating were another. */
class RehearsalIT {
    @RegisterExtension
    static final Cinema CINEMA = new Cinema();

    private static final String FIRST = "The Quiet Orchard";
    private static final String SECOND = "The Last Ballroom";

    @ParameterizedTest
    @ValueSource(ints = {Visit.DESK, Visit.TABLET, Visit.PHONE})
    void draggingMovesTheListAndKeepsNothing(int width) {
        Visit visit = CINEMA.visit(width);
        long user = visit.regular();
        String before = visit.ratings(user);
        Page page = rehearsal(visit);
        Locator verdict = card(page, 0).locator(".verdict");
        String foretold = verdict.textContent();

        drag(page, FIRST, 4.8, 0.3);
        assertThat(verdict).not().hasText(foretold);
        page.mouse().up();
        drag(page, SECOND, 4.8, 0.3);
        // Before the hand lets go.
        assertThat(card(page, 0)).hasAttribute("data-movie", "20");
        page.mouse().up();

        assertThat(page.getByText("2 ratings tried, none kept.")).isVisible();
        assertThat(visit.ratings(user)).isEqualTo(before);
        Visit.assertFits(page);
        page.reload();
        assertThat(card(page, 0)).hasAttribute("data-movie", "10");
        assertThat(slider(page, FIRST)).hasAttribute("aria-valuenow", "5");
        assertThat(visit.ratings(user)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(ints = {Visit.DESK, Visit.PHONE})
    void whatIsPutBackIsAsItWas(int width) {
        Visit visit = CINEMA.visit(width);
        visit.regular();
        Page page = rehearsal(visit);
        assertThat(button(page, "Keep this")).isDisabled();
        assertThat(button(page, "Put all back")).isHidden();
        lowerBoth(page);

        button(page, "Put all back").click();

        assertThat(card(page, 0)).hasAttribute("data-movie", "10");
        assertThat(slider(page, FIRST)).hasAttribute("aria-valuenow", "5");
        assertThat(button(page, "Keep this")).isDisabled();
    }

    /** The list was asked for before the ratings had arrived, and went back to what it had been. */
    @Test
    void whatIsKeptIsWhatTheListGoesOnShowing() {
        Visit visit = CINEMA.visit(Visit.DESK);
        long user = visit.regular();
        Page page = rehearsal(visit);
        lowerBoth(page);
        List<Route> late = new ArrayList<>();
        page.route("**/rate", late::add);

        page.waitForResponse(
                "**/recommend/what-if", () -> button(page, "Keep this").click());
        page.waitForCondition(() -> !late.isEmpty());
        page.unroute("**/rate");
        page.waitForResponse("**/recommend/what-if", () -> late.get(0).resume());

        assertThat(card(page, 0)).hasAttribute("data-movie", "20");
        assertThat(page.getByText("2 ratings kept.")).isVisible();
        assertThat(visit.ratings(user)).contains("\"rating\":0.5");
        page.reload();
        assertThat(card(page, 0)).hasAttribute("data-movie", "20");
        assertThat(slider(page, FIRST)).hasAttribute("aria-valuenow", "0.5");
    }

    @Test
    void somebodyWithoutATicketRehearsesToo() {
        Page page = CINEMA.visit(Visit.DESK).open("/what-if");
        assertThat(page.getByText("There is nothing to play with yet.")).isVisible();
        Visit.link(page, "Tonight").click();
        button(page, "Try it without one").click();
        for (int n = 0; n < 5; n++) {
            rate(card(page, n), 3);
        }
        assertThat(page.locator("h1")).hasText("For you");
        Visit.link(page, "What if").click();
        assertThat(cards(page)).hasCount(10);
        String kept = (String) page.evaluate("JSON.stringify({...sessionStorage})");
        Locator verdicts = page.locator("#view .verdict");
        List<String> foretold = verdicts.allTextContents();

        rate(page.locator(".tries li").first(), 1);

        page.waitForCondition(() -> !verdicts.allTextContents().equals(foretold));
        assertThat(page.evaluate("JSON.stringify({...sessionStorage})")).isEqualTo(kept);
        button(page, "Keep this").click();
        assertThat(page.getByText("1 rating kept.")).isVisible();
        assertThat((String) page.evaluate("JSON.stringify({...sessionStorage})"))
                .isNotEqualTo(kept);
    }

    private static Page rehearsal(Visit visit) {
        Page page = visit.open("/what-if");
        assertThat(card(page, 0)).hasAttribute("data-movie", "10");
        return page;
    }

    private static void lowerBoth(Page page) {
        for (String film : new String[] {FIRST, SECOND}) {
            drag(page, film, 4.8, 0.3);
            page.mouse().up();
        }
        assertThat(card(page, 0)).hasAttribute("data-movie", "20");
    }

    /** The button stays down. */
    private static void drag(Page page, String film, double from, double to) {
        Locator slider = slider(page, film);
        slider.scrollIntoViewIfNeeded();
        var box = slider.boundingBox();
        double y = box.y + box.height / 2;
        page.mouse().move(box.x + box.width * from / 5, y);
        page.mouse().down();
        page.mouse().move(box.x + box.width * to / 5, y, new Mouse.MoveOptions().setSteps(5));
        assertThat(slider).hasAttribute("aria-valuenow", "0.5");
    }

    private static Locator slider(Page page, String film) {
        return page.getByLabel("Your rating of " + film);
    }
}
