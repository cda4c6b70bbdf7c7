package io.cinematch.serving.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
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

    Visit(BrowserContext context, String address) {
        this.context = context;
        this.address = address;
    }

    /** Another tab, at a path. */
    Page open(String path) {
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
        page.navigate(address + path);
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
        Page page = join();
        for (int n = 0; n < 5; n++) {
            rate(card(page, n), 5);
        }
        assertThat(page.getByText("Tonight’s programme")).isVisible();
        assertThat(cards(page).first().locator(".film-place")).hasText("1");
        return page;
    }

    static Locator cards(Page page) {
        return page.locator("#view .film:not(.skeleton)");
    }

    static Locator card(Page page, int n) {
        return cards(page).nth(n);
    }

    /** By keys, which a slider of any size takes. */
    static void rate(Locator card, int stars) {
        Locator slider = card.getByRole(AriaRole.SLIDER);
        slider.focus();
        slider.press(Integer.toString(stars));
        slider.press("Enter");
    }

    /** What this test makes go wrong on purpose. */
    void expect(String regex) {
        expected.add(Pattern.compile(regex));
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
