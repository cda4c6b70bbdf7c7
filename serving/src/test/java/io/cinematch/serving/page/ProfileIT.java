package io.cinematch.serving.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody sees of themselves, takes along, and leaves behind. */
class ProfileIT {
    private static final String HEADER = "movie_id,title,year,genres,rating,rated_at,live\r\n";

    @RegisterExtension
    static final Cinema CINEMA = new Cinema();

    @ParameterizedTest
    @ValueSource(ints = {Visit.DESK, Visit.TABLET, Visit.PHONE})
    void figuresFollowARatingAtOnce(int width) {
        Page page = CINEMA.visit(width).joinAndRateFive();
        profile(page);
        Locator figures = page.locator(".figures");
        assertThat(figures).containsText("films rated5");
        assertThat(figures).containsText("stars on average5.00");

        Locator row = page.locator(".history li").nth(1);
        Visit.rate(row, 1);
        assertThat(figures).containsText("stars on average4.20");
        button(page.locator(".history li").nth(2), "Take back").click();

        assertThat(figures).containsText("films rated4");
        assertThat(figures).containsText("stars on average4.00");
        assertThat(page.locator(".history-find")).containsText("4 films");
        assertThat(page.locator(".history li")).hasCount(5);
        assertThat(page.locator(".history li").nth(2)).containsText("taken back");
        assertThat((Boolean)
                        page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .as("nothing sticks out sideways")
                .isTrue();
    }

    @Test
    void ratingsAreFoundByTitleAndByStars() {
        Page page = CINEMA.visit(Visit.DESK).joinAndRateFive();
        profile(page);
        Locator rows = page.locator(".history li");
        String title = page.locator(".history-title a").first().textContent();
        Visit.rate(rows.nth(4), 2);

        page.getByLabel("Find in your ratings by title").fill(title.toUpperCase(Locale.ROOT));
        assertThat(rows).hasCount(1);
        assertThat(rows).containsText(title);
        page.getByLabel("Find in your ratings by title").fill("");
        page.getByLabel("Stars", new Page.GetByLabelOptions().setExact(true)).selectOption("2");
        assertThat(rows).hasCount(1);
        assertThat(page.locator(".history-find")).containsText("1 of 5 films");
    }

    @Test
    void ratingsThatCannotBeReadAreNotTakenForNone() {
        Visit visit = CINEMA.visit(Visit.DESK);
        Page page = visit.joinAndRateFive();
        visit.expect("503");
        page.route("**/user/*/ratings*", route -> route.fulfill(new Route.FulfillOptions().setStatus(503)));
        page.navigate(page.url().replaceFirst("/$", "/me"));
        assertThat(page.locator("main")).containsText("Your ratings cannot be read right now.");

        page.unroute("**/user/*/ratings*");
        button(page.locator("main"), "Try again").click();

        assertThat(page.locator(".figures")).containsText("films rated5");
    }

    @Test
    void ratingsAreTakenAlongAsAFile() throws IOException {
        Page page = CINEMA.visit(Visit.DESK).joinAndRateFive();
        profile(page);

        String file =
                download(page, page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Export as CSV")));

        assertThat(file).startsWith(HEADER);
        assertThat(file.split("\r\n")).hasSize(6);
    }

    @Test
    void whoIsForgottenLeavesNothing() {
        Visit visit = CINEMA.visit(Visit.DESK);
        Page page = visit.joinAndRateFive();
        String number = page.locator("#badge .ticket").textContent().replaceAll("\\D", "");
        profile(page);
        button(page.locator("main"), "Forget me …").click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        button(dialog, "Forget me").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("not your number");

        page.getByLabel("Type your number").fill(number);
        button(dialog, "Forget me").click();

        assertThat(page.locator("#badge")).containsText("Get a ticket");
        assertThat(page.locator("#toasts")).containsText("You are forgotten");
        assertThat(dialog).hasCount(0);
        assertThat(page.url()).endsWith("/");
        assertThat((String) page.evaluate("JSON.stringify({...localStorage, ...sessionStorage})"))
                .isEqualTo("{}");
        assertThat(CINEMA.redis().client().keys("*{u" + number + "}*"))
                .as("what the service knows of them")
                .isEmpty();
    }

    @Test
    void whatIsOffTheProgrammeIsPutBack() {
        Page page = CINEMA.visit(Visit.DESK).joinAndRateFive();
        String title = Visit.card(page, 0).locator(".film-title").textContent();
        Visit.card(page, 0).hover();
        Visit.card(page, 0).locator(".film-dismiss").click();
        profile(page);
        assertThat(page.locator(".dismissed li")).hasCount(1);

        page.locator(".dismissed").getByText("Put back").click();

        assertThat(page.locator(".dismissed")).hasCount(0);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Tonight"))
                .click();
        assertThat(Visit.cards(page).filter(new Locator.FilterOptions().setHasText(title)))
                .hasCount(1);
    }

    @Test
    void whoHasNoTicketSeesTheSameFiguresAndMayBeginAgain() throws IOException {
        Page page = CINEMA.visit(Visit.DESK).open("/");
        button(page.locator("main"), "Try it without one").click();
        for (int n = 0; n < 3; n++) {
            Visit.rate(Visit.card(page, n), 4);
        }
        profile(page);
        assertThat(page.locator(".figures")).containsText("films rated3");
        assertThat(download(page, button(page.locator("main"), "Export as CSV")))
                .startsWith(HEADER);

        button(page.locator("main"), "Clear my ratings").click();
        assertThat(page.locator("h1")).hasText("This seat is free.");
        button(page.locator("#toasts"), "Undo").click();

        assertThat(page.locator(".figures")).containsText("films rated3");
    }

    private static void profile(Page page) {
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Profile").setExact(true))
                .click();
        assertThat(page.locator(".history li").first()).isVisible();
    }

    private static Locator button(Locator within, String name) {
        return within.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }

    private static String download(Page page, Locator link) throws IOException {
        try (var file = page.waitForDownload(link::click).createReadStream()) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
