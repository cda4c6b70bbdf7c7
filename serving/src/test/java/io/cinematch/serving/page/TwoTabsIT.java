package io.cinematch.serving.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.cinematch.serving.page.Visit.card;
import static io.cinematch.serving.page.Visit.cards;
import static io.cinematch.serving.page.Visit.rate;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two tabs of the same person. */
class TwoTabsIT {
    @RegisterExtension
    static final Cinema CINEMA = new Cinema();

    private final Visit visit = CINEMA.visit(Visit.DESK);
    private final Page first = visit.programme();
    private final Page second = visit.open("/");

    @Test
    void theListOfOneFollowsARatingInTheOther() {
        assertThat(card(second, "30")).isVisible();

        rate(card(first, "30"), 1);
        assertThat(card(second, "30")).not().isAttached();

        rate(card(second, "50"), 1);
        assertThat(card(first, "50")).not().isAttached();
    }

    @Test
    void theStarsOfOneFollowARatingInTheOther() {
        Page film = visit.open("/film/30");
        assertThat(film.locator(".foretold")).isVisible();

        rate(card(first, "30"), 2);

        assertThat(Visit.slider(film.locator(".film-mine"))).hasAttribute("aria-valuenow", "2");
    }

    /** The second tab had found the rating waiting in the browser, and sent it over the newer one. */
    @Test
    void aRatingThatWaitedInOneTabIsNotSentOverANewerOne() {
        visit.expect("ERR_FAILED");
        first.route("**/rate", Route::abort);
        rate(card(first, "10"), 2);
        assertThat(Visit.trouble(first)).isVisible();
        second.route("**/rate", Route::abort);
        second.reload();
        assertThat(Visit.trouble(second)).isVisible();
        Visit.assertShown(second, "10", "2");
        first.unroute("**/rate");
        rate(card(first, "10"), 5);
        assertThat(card(first, "10")).not().isAttached();

        second.unroute("**/rate");
        assertThat(Visit.trouble(second)).isHidden();
        first.navigate(first.url() + "film/10");
        assertThat(Visit.slider(first.locator(".film-mine"))).hasAttribute("aria-valuenow", "5");
    }

    /** A history that had been asked for before a rating and came after it took the rating off the page again. */
    @Test
    void aRatingIsNotForgottenForAHistoryThatComesLate() {
        assertThat(cards(second)).hasCount(20);
        List<Route> late = new ArrayList<>();
        List<APIResponse> stale = new ArrayList<>();
        second.route("**/user/*/ratings*", route -> {
            stale.add(route.fetch());
            late.add(route);
        });
        rate(card(first, "30"), 1);
        second.waitForCondition(() -> late.size() == 1);
        second.unroute("**/user/*/ratings*");
        rate(card(second, "50"), 5);
        assertThat(card(second, "50")).not().isAttached();

        late.get(0).fulfill(new Route.FulfillOptions().setResponse(stale.get(0)));

        assertThat(card(second, "30")).not().isAttached();
        Visit.link(second, "What if").click();
        for (String film : List.of(Films.MARKUP, Films.EMOJI)) {
            assertThat(second.locator(".tries-title").filter(new Locator.FilterOptions().setHasText(film)))
                    .isVisible();
        }
    }
}
