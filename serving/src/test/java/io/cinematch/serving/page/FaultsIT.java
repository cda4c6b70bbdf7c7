package io.cinematch.serving.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.cinematch.serving.page.Visit.button;
import static io.cinematch.serving.page.Visit.card;
import static io.cinematch.serving.page.Visit.cards;
import static io.cinematch.serving.page.Visit.rate;
import static io.cinematch.serving.page.Visit.slider;
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

/** A service that fails or is away while somebody rates: nothing is lost, and nobody is told otherwise. */
class FaultsIT {
    @RegisterExtension
    static final Cinema CINEMA = new Cinema();

    private static final String NOT_YET = "Not saved yet.";

    @ParameterizedTest
    @ValueSource(ints = {Visit.DESK, Visit.PHONE})
    void aRatingIsSentUntilItIsKept(int width) {
        Visit visit = CINEMA.visit(width);
        long user = visit.regular();
        Page page = programme(visit);
        visit.expect("503");
        List<Route> failed = new ArrayList<>();
        page.route("**/rate", route -> {
            failed.add(route);
            Visit.unavailable(route);
        });

        rate(card(page, "10"), 2);

        assertThat(trouble(page)).containsText(NOT_YET + " Redis is away. We keep trying.");
        assertShown(page, "10", "2");
        page.waitForCondition(() -> failed.size() >= 3);
        Visit.assertFits(page);
        assertShown(page, "10", "2");
        assertThat(visit.ratings(user)).contains("\"total\":5");
        page.unroute("**/rate");
        button(trouble(page), "Try now").click();

        assertThat(card(page, "10")).not().isAttached();
        assertThat(trouble(page)).not().isAttached();
        assertThat(visit.ratings(user)).contains("\"total\":6");
    }

    @Test
    void whatIsRatedWithoutANetworkIsSentOnceThereIsOne() {
        Visit visit = CINEMA.visit(Visit.DESK);
        long user = visit.regular();
        Page page = programme(visit);
        visit.expect("ERR_INTERNET_DISCONNECTED");
        visit.context().setOffline(true);
        rate(card(page, "10"), 2);
        assertThat(trouble(page)).containsText("The service cannot be reached.");
        rate(card(page, "50"), 4);
        assertShown(page, "50", "4");

        visit.context().setOffline(false);

        assertThat(card(page, "10")).not().isAttached();
        assertThat(card(page, "50")).not().isAttached();
        assertThat(trouble(page)).not().isAttached();
        assertThat(visit.ratings(user)).contains("\"total\":7");
    }

    @Test
    void whatIsNotSentYetOutlivesAReload() {
        Visit visit = CINEMA.visit(Visit.DESK);
        long user = visit.regular();
        Page page = programme(visit);
        visit.expect("ERR_FAILED");
        page.route("**/rate", Route::abort);
        rate(card(page, "10"), 2);
        assertThat(trouble(page)).isVisible();

        page.reload();
        assertThat(trouble(page)).isVisible();
        assertShown(page, "10", "2");
        page.unroute("**/rate");
        button(trouble(page), "Try now").click();

        assertThat(card(page, "10")).not().isAttached();
        assertThat(visit.ratings(user)).contains("\"total\":6");
    }

    @Test
    void aRatingThatIsRefusedIsTakenBackWithAMessage() {
        Visit visit = CINEMA.visit(Visit.DESK);
        visit.regular();
        Page page = programme(visit);
        visit.expect("400");
        page.route("**/rate", FaultsIT::refuse);

        rate(card(page, "10"), 2);

        assertThat(trouble(page)).containsText("Not saved. No such film.");
        assertThat(slider(card(page, "10"))).hasAttribute("aria-valuenow", "0");
    }

    /** All that had waited together were taken back together. */
    @Test
    void oneRatingThatIsRefusedTakesNoOtherAlong() {
        Visit visit = CINEMA.visit(Visit.DESK);
        long user = visit.regular();
        Page page = programme(visit);
        visit.expect("ERR_FAILED|400");
        page.route("**/rate", Route::abort);
        for (String movie : List.of("10", "50", "70")) {
            rate(card(page, movie), 2);
            assertShown(page, movie, "2");
        }
        assertThat(trouble(page)).containsText(NOT_YET);
        page.unroute("**/rate");
        page.route("**/rate", route -> {
            if (route.request().postData().contains("\"movie_id\":50,")) {
                refuse(route);
            } else {
                route.resume();
            }
        });
        button(trouble(page), "Try now").click();

        assertThat(trouble(page)).containsText("Not saved. No such film.");
        assertThat(card(page, "10")).not().isAttached();
        assertThat(card(page, "70")).not().isAttached();
        assertThat(slider(card(page, "50"))).hasAttribute("aria-valuenow", "0");
        assertThat(visit.ratings(user)).contains("\"total\":7");
    }

    @ParameterizedTest
    @ValueSource(ints = {Visit.DESK, Visit.PHONE})
    void whatIsRatedAfterTheSessionEndedIsKeptOverSigningInAgain(int width) {
        Visit visit = CINEMA.visit(width);
        long user = visit.regular();
        Page page = programme(visit);
        visit.expect("401");
        visit.context().clearCookies();
        rate(card(page, "10"), 2);
        Locator ended = toast(page).filter(new Locator.FilterOptions().setHasText("Your session has ended."));
        assertThat(ended).isVisible();
        assertThat(page.locator("#badge")).containsText("Get a ticket");

        button(ended, "Sign in again").click();
        page.getByLabel("Your number").fill(Long.toString(user));
        page.getByLabel("Your key").fill(visit.key());
        button(page.locator("dialog"), "Sign in").click();

        assertThat(page.locator(".source")).containsText("from your 6 ratings");
        assertThat(ended).not().isAttached();
        assertThat(visit.ratings(user)).contains("\"total\":6");
    }

    private static Page programme(Visit visit) {
        Page page = visit.open("/");
        assertThat(cards(page)).hasCount(20);
        return page;
    }

    private static Locator trouble(Page page) {
        return page.locator(".toast.bad");
    }

    private static void assertShown(Page page, String movie, String stars) {
        assertThat(slider(card(page, movie))).hasAttribute("aria-valuenow", stars);
    }

    private static void refuse(Route route) {
        route.fulfill(new Route.FulfillOptions()
                .setStatus(400)
                .setContentType("application/problem+json")
                .setBody("{\"status\":400,\"detail\":\"No such film.\"}"));
    }
}
