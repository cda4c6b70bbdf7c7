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
