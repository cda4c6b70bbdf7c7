package io.cinematch.serving.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.cinematch.serving.page.Visit.assertShown;
import static io.cinematch.serving.page.Visit.button;
import static io.cinematch.serving.page.Visit.card;
import static io.cinematch.serving.page.Visit.rate;
import static io.cinematch.serving.page.Visit.trouble;
import static org.assertj.core.api.Assertions.assertThat;

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
        Page page = visit.list();
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
        Page page = visit.list();
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
        Page page = visit.list();
        visit.expect("ERR_FAILED");
        page.route("**/rate", Route::abort);
        rate(card(page, "10"), 2);
        assertThat(trouble(page)).isVisible();

        page.reload();
        assertThat(trouble(page)).isVisible();
        assertShown(page, "10", "2");
        page.unroute("**/rate");

        // By itself: a click would have to be quicker than that.
        assertThat(card(page, "10")).not().isAttached();
        assertThat(visit.ratings(user)).contains("\"total\":6");
    }
}
