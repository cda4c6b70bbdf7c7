package io.cinematch.serving.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.cinematch.serving.page.Visit.button;
import static io.cinematch.serving.page.Visit.cards;
import static io.cinematch.serving.page.Visit.rate;
import static io.cinematch.serving.page.Visit.slider;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a film is, what somebody would give it, and why. */
class FilmPageIT {
    @RegisterExtension
    static final Cinema CINEMA = new Cinema();

    @ParameterizedTest
    @ValueSource(ints = {Visit.DESK, Visit.TABLET, Visit.PHONE})
    void everyPartOfAFilmIsOnItsPage(int width) {
        Visit visit = CINEMA.visit(width);
        visit.regular();
        Page page = visit.open("/film/10");

        assertThat(page).hasTitle("Quiet Harbour · CineMatch");
        assertThat(page.locator("h1")).hasText("Quiet Harbour");
        assertThat(page.locator(".film-about .eyebrow")).hasText("1920 · Action · Crime");
        assertThat(page.getByText("Rated by 400 people.")).isVisible();
        assertThat(page.locator(".film-poster svg")).isVisible();
        assertThat(cards(page)).hasCount(10);
        assertThat(page.locator(".foretold b")).hasText(Pattern.compile("[3-5]\\.\\d"));
        Visit.assertFits(page);
    }

    @ParameterizedTest
    @ValueSource(ints = {Visit.DESK, Visit.PHONE})
    void theReasonsAddUpToTheStars(int width) {
        Visit visit = CINEMA.visit(width);
        visit.regular();
        Page page = visit.open("/film/20");
        Locator verdict = page.locator(".foretold b");
        assertThat(verdict).isVisible();
        Matcher told = Pattern.compile("begins with ([\\d.]+).*add up to ([\\d.]+)")
                .matcher(page.locator(".film-reasons p").textContent());
        assertThat(told.find()).isTrue();
        List<String> figures = page.locator(".reasons .figure").allTextContents();
        double sum = Double.parseDouble(told.group(1))
                + figures.stream()
                        .mapToDouble(figure -> Double.parseDouble(figure.replace('−', '-')))
                        .sum();

        double score = Double.parseDouble(told.group(2));
        // Each figure is rounded to a hundredth.
        assertThat(sum).isCloseTo(score, within(0.005 * (figures.size() + 3)));
        assertThat(Double.parseDouble(verdict.textContent())).isCloseTo(score, within(0.051));

        String before = verdict.textContent();
        rate(page.locator(".film-mine"), 1);
        assertThat(verdict).not().hasText(before);
        button(page, "Take back").click();
        assertThat(verdict).hasText(before);
        assertThat(slider(page.locator(".film-mine"))).isFocused();
    }

    @Test
    void whoHasNotRatedEnoughIsToldSo() {
        Visit visit = CINEMA.visit(Visit.DESK);
        visit.member();
        Page page = visit.open("/film/10");

        assertThat(page.getByText("A few more ratings")).isVisible();
        assertThat(page.locator(".film-reasons h2")).hasCount(0);
    }

    @Test
    void aFilmThatNobodyRatedHasAPageToo() {
        Visit visit = CINEMA.visit(Visit.DESK);
        visit.regular();
        Page page = visit.open("/film/5");

        assertThat(page.locator("h1")).hasText("Nobody Rated This");
        assertThat(page.getByText("Too new to foretell")).isVisible();
        assertThat(page.getByText("Nobody has rated it yet.")).isVisible();
        assertThat(page.locator(".film-about .eyebrow")).isHidden();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/film/7", "/film/2147483647", "/film/99999999999", "/film/123456789012345678901234567890"})
    void whatIsNotInTheCatalogueIsSaidToBeMissing(String path) {
        Visit visit = CINEMA.visit(Visit.DESK);
        visit.expect("40[04]");
        Page page = visit.open(path);

        assertThat(page.locator("h1")).hasText("There is no such film here.");
        page.locator("main").getByText("To the films").click();
        assertThat(page.locator("h1")).hasText("Rate five films. The sixth is on us.");
    }

    @Test
    void anAddressThatIsNoFilmIsLost() {
        Page page = CINEMA.visit(Visit.DESK).open("/film/nonsense");

        assertThat(page.locator("h1")).hasText("This reel is missing.");
    }

    @Test
    void anAddressThatTheServiceDoesNotKnowIsLost() {
        Visit visit = CINEMA.visit(Visit.DESK);
        visit.expect("404");
        Page page = visit.open("/films");

        assertThat(page.locator("h1")).hasText("This reel is missing.");
        page.locator("main").getByText("To the films").click();
        assertThat(cards(page)).hasCount(20);
    }

    /** The parts added up to 5.17 beneath a 5.0. */
    @Test
    void itIsToldWhereTheStarsEnd() {
        Page page = CINEMA.visit(Visit.DESK).joinAndRateFive();
        Visit.card(page, 0).locator(".film-title a").click();

        assertThat(page.locator(".foretold b")).hasText("5.0");
        assertThat(page.locator(".film-reasons p")).containsText("nobody gives more than 5");
    }

    /** The title of the tab was that of the page somebody had left. */
    @Test
    void aFilmThatComesLateDoesNotNameAnotherPage() {
        Page page = CINEMA.visit(Visit.DESK).open("/");
        List<Route> late = new ArrayList<>();
        page.route("**/movies/600", late::add);
        Locator film = page.locator("#view .film[data-movie='600'] h3 a");
        film.click();
        assertThat(page).hasURL(Pattern.compile("/film/600$"));
        page.waitForCondition(() -> !late.isEmpty());
        page.goBack();
        assertThat(cards(page)).hasCount(20);

        page.waitForResponse("**/movies/600", () -> late.get(0).resume());

        page.evaluate("new Promise((done) => setTimeout(done))");
        assertThat(page).hasTitle("CineMatch");
    }

    @Test
    void everyPageHasATitleOfItsOwn() {
        Page page = CINEMA.visit(Visit.DESK).open("/");
        for (String name : new String[] {"What if", "Profile", "Lab"}) {
            Visit.link(page, name).click();
            assertThat(page).hasTitle(name + " · CineMatch");
        }
    }
}
