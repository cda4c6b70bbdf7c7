package io.cinematch.serving.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.cinematch.serving.page.Visit.assertShown;
import static io.cinematch.serving.page.Visit.button;
import static io.cinematch.serving.page.Visit.card;
import static io.cinematch.serving.page.Visit.rate;
import static io.cinematch.serving.page.Visit.slider;
import static io.cinematch.serving.page.Visit.toast;
import static io.cinematch.serving.page.Visit.trouble;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ratings that are refused, and a session that ends under somebody's hands. */
class RefusalIT {
    @RegisterExtension
    static final Cinema CINEMA = new Cinema();

    @Test
    void aRatingThatIsRefusedIsTakenBackWithAMessage() {
        Visit visit = CINEMA.visit(Visit.DESK);
        visit.regular();
        Page page = visit.list();
        visit.expect("400");
        page.route("**/rate", RefusalIT::refuse);

        rate(card(page, "10"), 2);

        assertThat(trouble(page)).containsText("Not saved. No such film.");
        assertThat(slider(card(page, "10"))).hasAttribute("aria-valuenow", "0");
    }

    /** All that had waited together were taken back together. */
    @Test
    void oneRatingThatIsRefusedTakesNoOtherAlong() {
        Visit visit = CINEMA.visit(Visit.DESK);
        long user = visit.regular();
        Page page = visit.list();
        visit.expect("ERR_FAILED|400");
        page.route("**/rate", Route::abort);
        for (String movie : List.of("10", "50", "70")) {
            rate(card(page, movie), 2);
            assertShown(page, movie, "2");
        }
        assertThat(trouble(page)).containsText("Not saved yet.");
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
        Page page = visit.list();
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

    private static void refuse(Route route) {
        route.fulfill(new Route.FulfillOptions()
                .setStatus(400)
                .setContentType("application/problem+json")
                .setBody("{\"status\":400,\"detail\":\"No such film.\"}"));
    }
}
