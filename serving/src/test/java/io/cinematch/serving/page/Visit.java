package io.cinematch.serving.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A browser that somebody sits at: their tabs share cookies, and whatever goes wrong in one is written down. */
final class Visit implements AutoCloseable {
    static final int DESK = 1400;
    static final int TABLET = 820;
    static final int PHONE = 390;

    private final BrowserContext context;
    private final String address;
    private final List<String> wrong = new ArrayList<>();
    private final List<Pattern> expected = new ArrayList<>();

    private String key;

    Visit(BrowserContext context, String address) {
        this.context = context;
        this.address = address;
    }

    /** Another tab, at a path. */
    Page open(String path) {
        Page page = blank();
        navigate(page, path);
        return page;
    }

    void navigate(Page page, String path) {
        page.navigate(address + path);
    }

    /** Another tab with nothing in it yet. */
    Page blank() {
        Page page = context.newPage();
        page.onConsoleMessage(said -> {
            if (said.type().equals("error") || said.type().equals("warning")) {
                wrong.add("console: " + said.text());
            }
        });
        page.onPageError(error -> wrong.add("uncaught: " + error));
        page.onRequest(request -> {
            if (!request.url().startsWith(address)
                    && !request.url().startsWith("data:")
                    && !request.url().startsWith("blob:")) {
                wrong.add("elsewhere: " + request.url());
            }
        });
        page.onResponse(response -> {
            if (response.status() >= 400) {
                wrong.add("refused: %d %s".formatted(response.status(), response.url()));
            }
        });
        return page;
    }

    /** Joins by the page's own door. */
    Page join() {
        Page page = open("/");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Get a ticket"))
                .first()
                .click();
        assertThat(page.locator("[data-key]")).isVisible();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("To the films"))
                .click();
        return page;
    }

    /** Joins and rates the first movies shown, five stars each, until there is a programme. */
    Page joinAndRateFive() {
        return joinAndRate(5, 5, 5, 5, 5);
    }

    /** So many stars for the first films, in their order; five are enough for a programme. */
    Page joinAndRate(int... stars) {
        Page page = join();
        for (int n = 0; n < stars.length; n++) {
            rate(card(page, n), stars[n]);
        }
        assertThat(page.getByText("Tonight’s programme")).isVisible();
        assertThat(place(card(page, 0))).hasText("1");
        return page;
    }

    /** Somebody with a number who has rated nothing, at once: whoever tests the door itself goes through it. */
    long member() {
        APIResponse joined = send("/session", "{}");
        key = joined.text().replaceAll(".*\"user_key\":\"([^\"]+)\".*", "$1");
        return Long.parseLong(joined.text().replaceAll(".*\"user_id\":(\\d+).*", "$1"));
    }

    /**
     * Somebody who loved three action films and found two dramas middling. Their list begins with the action films by
     * their ids, the hostile titles among them; a low rating of one brings the dramas up.
     */
    long regular() {
        long user = member();
        send("/rate", """
                {"user_id": %d, "ratings": [
                  {"movie_id": 1110, "rating": 5}, {"movie_id": 1130, "rating": 5}, {"movie_id": 1150, "rating": 4.5},
                  {"movie_id": 1160, "rating": 3}, {"movie_id": 1180, "rating": 3}]}""".formatted(user));
        return user;
    }

    /** The page of a {@link #regular}, with the list on it. */
    Page programme() {
        regular();
        return list();
    }

    /** Another tab with the list of whoever sits here. */
    Page list() {
        Page page = open("/");
        assertThat(place(card(page, 0))).hasText("1");
        return page;
    }

    /** What the service has of somebody: their ratings as it tells them. */
    String ratings(long user) {
        return context.request()
                .get(address + "/user/%d/ratings?n=100".formatted(user))
                .text();
    }

    private APIResponse send(String path, String json) {
        APIResponse answer = context.request()
                .post(
                        address + path,
                        RequestOptions.create()
                                .setHeader("Content-Type", "application/json")
                                .setData(json));
        assertThat(answer).isOK();
        return answer;
    }

    static Locator cards(Page page) {
        return page.locator("#view .film:not(.skeleton)");
    }

    static Locator card(Page page, int n) {
        return cards(page).nth(n);
    }

    static Locator place(Locator card) {
        return card.locator(".film-place");
    }

    /** The one of a movie. */
    static Locator card(Page page, String movie) {
        return page.locator("#view .film[data-movie='%s']".formatted(movie));
    }

    static Locator slider(Locator place) {
        return place.getByRole(AriaRole.SLIDER);
    }

    static Locator button(Page page, String name) {
        return button(page.locator("body"), name);
    }

    static Locator button(Locator place, String name) {
        return place.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .first();
    }

    static Locator link(Page page, String name) {
        return page.getByRole(
                        AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true))
                .first();
    }

    static Locator toast(Page page) {
        return page.locator(".toast");
    }

    /** The message that something is not as it should be. */
    static Locator trouble(Page page) {
        return page.locator(".toast.bad");
    }

    /** What somebody sees of their rating. */
    static void assertShown(Page page, String movie, String stars) {
        assertThat(slider(card(page, movie))).hasAttribute("aria-valuenow", stars);
    }

    /** The ids of the movies in the list, in its order. */
    static List<String> movies(Page page) {
        return cards(page).all().stream()
                .map(card -> card.getAttribute("data-movie"))
                .toList();
    }

    /** At a place between 0, the left end of the stars, and 5, their right end. */
    static void click(Locator slider, double stars) {
        var box = slider.boundingBox();
        slider.click(new Locator.ClickOptions().setPosition(box.width * stars / 5, box.height / 2));
    }

    /** Nothing reaches over the right edge. */
    static void assertFits(Page page) {
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                .isLessThanOrEqualTo(0);
    }

    /** By keys, which a slider of any size takes. */
    static void rate(Locator card, int stars) {
        Locator slider = slider(card);
        slider.focus();
        slider.press(Integer.toString(stars));
        slider.press("Enter");
    }

    /** The service's own words for what it says when Redis is away. */
    static void unavailable(Route route) {
        route.fulfill(new Route.FulfillOptions()
                .setStatus(503)
                .setContentType("application/problem+json")
                .setBody("{\"status\":503,\"detail\":\"Redis is away.\",\"remedy\":\"Try again in a moment.\"}"));
    }

    /** What this test makes go wrong on purpose. */
    void expect(String regex) {
        expected.add(Pattern.compile(regex));
    }

    /** With which the last {@link #member} comes in again. */
    String key() {
        return key;
    }

    BrowserContext context() {
        return context;
    }

    void assertNothingWentWrong() {
        assertThat(wrong)
                .filteredOn(
                        line -> expected.stream().noneMatch(p -> p.matcher(line).find()))
                .isEmpty();
    }

    @Override
    public void close() {
        context.close();
    }
}
