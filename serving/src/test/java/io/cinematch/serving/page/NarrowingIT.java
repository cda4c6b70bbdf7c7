package io.cinematch.serving.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.cinematch.serving.page.Visit.button;
import static io.cinematch.serving.page.Visit.card;
import static io.cinematch.serving.page.Visit.cards;
import static io.cinematch.serving.page.Visit.movies;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Less of the list, more of it, and coming back to it. */
class NarrowingIT {
    @RegisterExtension
    static final Cinema CINEMA = new Cinema();

    @ParameterizedTest
    @ValueSource(ints = {Visit.DESK, Visit.TABLET, Visit.PHONE})
    void genreAndDecadeNarrowAndAreKept(int width) {
        Page page = CINEMA.visit(width).programme();

        button(page, "Western").click();
        assertThat(page).hasURL(Pattern.compile("genre=Western$"));
        assertThat(button(page, "Western")).hasAttribute("aria-pressed", "true");
        everyFilmIs(page, "Western");
        page.getByLabel("Decade").selectOption("1940");
        everyFilmIs(page, "194\\d.*Western");

        page.reload();
        assertThat(button(page, "Western")).hasAttribute("aria-pressed", "true");
        assertThat(page.getByLabel("Decade")).hasValue("1940");
        everyFilmIs(page, "194\\d.*Western");

        button(page, "Show all").click();
        assertThat(cards(page)).hasCount(20);
        assertThat(button(page, "Western")).hasAttribute("aria-pressed", "false");
        assertThat(page.getByLabel("Decade")).hasValue("");
        assertThat(button(page, "Show all")).isHidden();
        assertThat(page.getByLabel("Decade")).isFocused();
        Visit.assertFits(page);
    }

    @Test
    void whatNothingIsOfCanBeWidenedAgain() {
        Visit visit = CINEMA.visit(Visit.DESK);
        visit.regular();
        // The last film is of 1999.
        Page page = visit.open("/?genre=Western&decade=2000");

        assertThat(page.getByText("Nothing of this kind is left.")).isVisible();
        button(page, "All genres and years").click();

        assertThat(cards(page)).hasCount(20);
        assertThat(page).hasURL(Pattern.compile("/$"));
    }

    @ParameterizedTest
    @ValueSource(ints = {Visit.DESK, Visit.TABLET, Visit.PHONE})
    void whoComesBackFromAFilmIsWhereTheyWere(int width) {
        Page page = CINEMA.visit(width).programme();
        button(page, "More films").click();
        assertThat(cards(page)).hasCount(40);
        List<String> before = movies(page);
        Locator title = card(page, 35).locator("h3 a");
        title.scrollIntoViewIfNeeded();
        double top = title.boundingBox().y;
        title.click();
        assertThat(page.locator(".film-page h1")).isVisible();
        assertThat((Integer) page.evaluate("Math.round(scrollY)")).isZero();

        page.goBack();

        assertThat(cards(page)).hasCount(40);
        assertThat(movies(page)).isEqualTo(before);
        assertThat(title).isInViewport();
        assertThat(title.boundingBox().y).isBetween(top - 2, top + 2);
        page.goForward();
        assertThat(page.locator(".film-page h1")).isVisible();
    }

    @Test
    void moreFilmsUntilThereAreNoMore() {
        Page page = CINEMA.visit(Visit.DESK).programme();
        for (int shown = 40; shown <= 100; shown += 20) {
            button(page, "More films").click();
            assertThat(cards(page)).hasCount(shown);
        }
        assertThat(button(page, "More films")).isHidden();
    }

    private static void everyFilmIs(Page page, String regex) {
        Locator facts = page.locator(".film-facts");
        assertThat(facts.filter(new Locator.FilterOptions().setHasNotText(Pattern.compile(regex))))
                .hasCount(0);
        assertThat(facts).not().hasCount(0);
    }
}
