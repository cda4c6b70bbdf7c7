package io.cinematch.serving.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.cinematch.serving.page.Visit.button;
import static io.cinematch.serving.page.Visit.card;
import static io.cinematch.serving.page.Visit.cards;
import static io.cinematch.serving.page.Visit.movies;
import static io.cinematch.serving.page.Visit.place;
import static io.cinematch.serving.page.Visit.rate;
import static io.cinematch.serving.page.Visit.toast;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The list, and what a rating or a dismissal does to it. */
class ProgrammeIT {
    @RegisterExtension
    static final Cinema CINEMA = new Cinema();

    @ParameterizedTest
    @ValueSource(ints = {Visit.DESK, Visit.TABLET, Visit.PHONE})
    void everyFilmHasAPlaceStarsAndAReason(int width) {
        Page page = CINEMA.visit(width).programme();

        assertThat(cards(page)).hasCount(20);
        for (int n = 0; n < 20; n++) {
            Locator card = card(page, n);
            assertThat(place(card)).hasText(Integer.toString(n + 1));
            assertThat(card.locator(".verdict")).hasText(Pattern.compile("you would give★\\s[0-5]\\.\\d"));
            assertThat(card.locator(".film-why")).hasText(Pattern.compile("Because you gave .+ (5|4½|3)\\s★"));
        }
        assertThat(page.locator(".source")).containsText("from your 5 ratings");
        double top = card(page, 0).boundingBox().y;
        int columns = width == Visit.DESK ? 5 : width == Visit.TABLET ? 3 : 1;
        assertThat(cards(page).all())
                .filteredOn(card -> card.boundingBox().y == top)
                .hasSize(columns);
        Visit.assertFits(page);
    }

    @ParameterizedTest
    @ValueSource(ints = {Visit.DESK, Visit.TABLET, Visit.PHONE})
    void aRatingRearrangesTheListAndUndoPutsItBack(int width) {
        Page page = CINEMA.visit(width).programme();
        List<String> before = movies(page);
        assertThat(before).startsWith("10", "30", "50");
        page.evaluate("""
                () => {
                  window.moves = [];
                  const animate = Element.prototype.animate;
                  Element.prototype.animate = function (frames, how) {
                    window.moves.push(frames[0].transform);
                    return animate.call(this, frames, how);
                  };
                }""");

        rate(card(page, "30"), 1);

        assertThat(card(page, "30")).not().isAttached();
        assertThat(toast(page)).containsText("1 ★");
        assertThat(movies(page)).hasSize(20).isNotEqualTo(before);
        assertThat(page.locator(".film-move", new Page.LocatorOptions().setHasText("new")))
                .not()
                .hasCount(0);
        assertThat((Boolean) page.evaluate("window.moves.some((move) => move.startsWith('translate('))"))
                .isTrue();

        button(toast(page), "Undo").click();

        assertThat(card(page, "30")).isVisible();
        assertThat(movies(page)).isEqualTo(before);
        assertThat(toast(page)).not().isAttached();
    }

    @Test
    void withoutMotionTheListRearrangesAtOnce() {
        Visit visit = CINEMA.visit(new Browser.NewContextOptions().setReducedMotion(ReducedMotion.REDUCE));
        Page page = visit.programme();

        rate(card(page, "30"), 1);

        assertThat(card(page, "30")).not().isAttached();
        assertThat((Integer) page.evaluate("document.getAnimations().length")).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {Visit.DESK, Visit.PHONE})
    void whatIsDismissedStaysOffUntilItIsUndone(int width) {
        Page page = CINEMA.visit(width).programme();
        dismiss(page, "50");
        dismiss(page, "10");
        button(toast(page), "Undo").click();
        assertThat(card(page, "10")).isVisible();
        assertThat(place(card(page, "10"))).containsText("1");

        page.reload();

        assertThat(card(page, "10")).isVisible();
        assertThat(card(page, "50")).not().isAttached();
        assertThat(cards(page)).hasCount(20);
    }

    @Test
    void whatAnotherTabDismissedStaysOff() {
        Visit visit = CINEMA.visit(Visit.DESK);
        Page first = visit.programme();
        Page second = visit.open("/");
        assertThat(cards(second)).hasCount(20);
        dismiss(first, "50");

        dismiss(second, "10");
        second.reload();

        assertThat(cards(second)).hasCount(20);
        assertThat(card(second, "50")).not().isAttached();
        assertThat(card(second, "10")).not().isAttached();
    }

    @Test
    void anUndoThatCouldNotBeSeenAnyMoreIsNotOffered() {
        Page page = CINEMA.visit(Visit.DESK).programme();
        dismiss(page, "50");

        card(page, "10").locator("h3 a").click();

        assertThat(page.locator(".film-page h1")).isVisible();
        assertThat(toast(page)).not().isAttached();
    }

    private static void dismiss(Page page, String movie) {
        card(page, movie).hover();
        card(page, movie).locator(".film-dismiss").click();
        assertThat(card(page, movie)).not().isAttached();
        assertThat(toast(page)).containsText("off the programme");
    }
}
