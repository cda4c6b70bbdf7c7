package io.cinematch.serving.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.cinematch.serving.page.Visit.button;
import static io.cinematch.serving.page.Visit.card;
import static io.cinematch.serving.page.Visit.cards;
import static io.cinematch.serving.page.Visit.movies;
import static io.cinematch.serving.page.Visit.rate;
import static io.cinematch.serving.page.Visit.toast;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Without an account: what is popular, a try, and taking it along into an account. */
class GuestIT {
    @RegisterExtension
    static final Cinema CINEMA = new Cinema();

    @ParameterizedTest
    @ValueSource(ints = {Visit.DESK, Visit.TABLET, Visit.PHONE})
    void whatIsPopularIsForEverybody(int width) {
        Page page = CINEMA.visit(width).open("/");

        assertThat(page.getByText("What everybody watches")).isVisible();
        assertThat(cards(page)).hasCount(20);
        assertThat(movies(page)).startsWith("610");
        assertThat(page.locator("#badge")).containsText("Get a ticket");
        Visit.assertFits(page);
    }

    @ParameterizedTest
    @ValueSource(ints = {Visit.DESK, Visit.TABLET, Visit.PHONE})
    void fiveRatingsInATabGiveAProgrammeAndNothingIsKeptElsewhere(int width) {
        Visit visit = CINEMA.visit(width);
        Page page = visit.open("/");
        List<String> asked = new ArrayList<>();
        page.onRequest(request -> asked.add(request.method() + " " + request.url()));

        rateFive(page);

        assertThat(page.locator("h1")).hasText("For you");
        assertThat(cards(page)).hasCount(20);
        assertThat(card(page, 0).locator(".film-why")).containsText("Because you gave");
        assertThat(asked).anyMatch(url -> url.matches("POST .*/recommend"));
        assertThat(asked).noneMatch(url -> url.matches(".*(/rate|/user/|POST .*/session).*"));
        assertThat(visit.context().cookies()).isEmpty();
        List<String> before = movies(page);
        rate(card(page, 3), 1);
        assertThat(card(page, before.get(3))).not().isAttached();
        page.reload();
        assertThat(cards(page)).hasCount(20);
        assertThat(card(page, before.get(3))).not().isAttached();
        assertThat(cards(visit.open("/"))).hasCount(20);
        assertThat(visit.context().pages().get(1).locator("h1")).containsText("Rate five films");
    }

    @ParameterizedTest
    @ValueSource(ints = {Visit.DESK, Visit.PHONE})
    void whoeverJoinsTakesTheirRatingsAlong(int width) {
        Visit visit = CINEMA.visit(width);
        Page page = visit.open("/");
        rateFive(page);
        assertThat(page.locator("h1")).hasText("For you");

        button(page, "Get a ticket").click();
        button(page, "To the films").click();

        assertThat(page.locator("h1")).containsText("For you, No.");
        assertThat(page.locator(".source")).containsText("from your 5 ratings");
        assertThat(visit.ratings(number(page))).contains("\"total\":5");
        assertThat((String) page.evaluate("JSON.stringify({...sessionStorage})"))
                .isEqualTo("{}");
    }

    /** Nobody's own list is changed by what somebody tried at the same screen. */
    @Test
    void whoeverSignsInIsAsked() {
        Visit visit = CINEMA.visit(Visit.DESK);
        long user = visit.regular();
        visit.context().clearCookies();
        Page page = visit.open("/");
        button(page, "Try it without one").click();
        rate(card(page, 0), 5);
        assertThat(toast(page)).isVisible();

        button(page, "Sign in").click();
        page.getByLabel("Your number").fill(Long.toString(user));
        page.getByLabel("Your key").fill(visit.key());
        button(page.locator("dialog"), "Sign in").click();

        Locator asked = toast(page).filter(new Locator.FilterOptions().setHasText("before you signed in"));
        assertThat(asked).hasText("You rated 1 film before you signed in.Keep them");
        assertThat(page.locator(".source")).containsText("from your 5 ratings");
        assertThat(visit.ratings(user)).contains("\"total\":5");
        button(asked, "Keep them").click();
        assertThat(page.locator(".source")).containsText("from your 6 ratings");
        assertThat(visit.ratings(user)).contains("\"total\":6");
    }

    private static void rateFive(Page page) {
        button(page, "Try it without one").click();
        assertThat(page.getByText("What have you seen?")).isVisible();
        for (int n = 0; n < 5; n++) {
            rate(card(page, n), 5 - n % 2);
        }
    }

    private static long number(Page page) {
        return Long.parseLong(page.locator("#badge .ticket").textContent().replaceAll("\\D", ""));
    }
}
