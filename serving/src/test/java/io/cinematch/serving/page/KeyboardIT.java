package io.cinematch.serving.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.cinematch.serving.page.Visit.button;
import static io.cinematch.serving.page.Visit.card;
import static io.cinematch.serving.page.Visit.cards;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything by keys alone; after each of them it can be seen where one is. */
class KeyboardIT {
    @RegisterExtension
    static final Cinema CINEMA = new Cinema();

    private static final int FAR = 60;

    @ParameterizedTest
    @ValueSource(ints = {Visit.DESK, Visit.PHONE})
    void fromTheDoorToAFilm(int width) {
        Page page = CINEMA.visit(width).open("/");
        assertThat(cards(page)).hasCount(20);
        walk(page, ".hero .button.first");
        press(page, "Enter");
        assertThat(page.locator("[data-key]")).isVisible();
        assertThat(button(page, "To the films")).isFocused();
        press(page, "Enter");
        assertThat(page.locator("dialog")).not().isAttached();
        assertThat(page.locator("h1")).hasText("What have you seen?");
        assertThat(cards(page)).hasCount(20);

        for (int n = 0; n < 5; n++) {
            walk(page, "#view .film:nth-child(%d) .stars".formatted(n + 1));
            press(page, Integer.toString(5 - n % 2));
            press(page, "Enter");
        }
        assertThat(page.locator("h1")).containsText("For you, No.");
        assertThat(cards(page)).hasCount(20);
        assertSomewhere(page);

        walk(page, "#view .film .film-dismiss");
        String dismissed = card(page, 0).getAttribute("data-movie");
        press(page, "Enter");
        assertThat(card(page, dismissed)).not().isAttached();
        assertThat(page.locator(".film:first-child .film-dismiss")).isFocused();
        walk(page, ".film .stars");
        String rated = card(page, 0).getAttribute("data-movie");
        press(page, "1");
        press(page, "Enter");
        assertThat(card(page, rated)).not().isAttached();
        assertThat(page.locator(".film:first-child .stars")).isFocused();

        walk(page, ".film-title a");
        press(page, "Enter");
        assertThat(page).hasURL(Pattern.compile("/film/\\d+$"));
        assertThat(page.locator("#view")).isFocused();
        assertThat(page.locator(".foretold")).isVisible();
        walk(page, ".film-mine .stars");
        press(page, "4");
        press(page, "Enter");
        walk(page, ".film-mine .link");
        press(page, "Enter");
        assertThat(page.locator(".film-mine .stars")).isFocused();
    }

    /** It was an address of its own: the page was made anew, and going back led nowhere. */
    @Test
    void theSkipLinkLeadsToTheFilms() {
        Page page = CINEMA.visit(Visit.DESK).open("/");
        assertThat(cards(page)).hasCount(20);
        page.keyboard().press("Tab");
        assertThat(page.locator(".skip")).isFocused();
        assertThat(page.locator(".skip")).isInViewport();

        press(page, "Enter");

        assertThat(page.locator("#view")).isFocused();
        assertThat(page).hasURL(Pattern.compile("/$"));
        press(page, "Tab");
        assertThat(page.locator("#view :focus")).isVisible();
    }

    @Test
    void theFocusIsBackWhereItWasWhenADialogCloses() {
        Page page = CINEMA.visit(Visit.DESK).open("/");
        assertThat(cards(page)).hasCount(20);
        walk(page, "#badge .link");
        press(page, "Enter");
        assertThat(page.getByLabel("Your number")).isFocused();
        for (int n = 0; n < 6; n++) {
            page.keyboard().press("Tab");
            assertThat((Boolean) page.evaluate("document.activeElement === document.body"
                            + " || document.querySelector('dialog').contains(document.activeElement)"))
                    .isTrue();
        }
        press(page, "Escape");

        assertThat(page.locator("dialog")).not().isAttached();
        assertThat(page.locator("#badge .link")).isFocused();
    }

    @Test
    void filtersAndMessagesLeaveTheFocusSomewhere() {
        Page page = CINEMA.visit(Visit.DESK).programme();
        assertThat(button(page, "Western")).isVisible();
        walk(page, ".chip");
        press(page, "Space");
        assertThat(page.locator(".chip:focus")).hasAttribute("aria-pressed", "true");
        walk(page, ".narrowing-side .link");
        press(page, "Enter");
        assertThat(page.getByLabel("Decade")).isFocused();
        walk(page, ".film-dismiss");
        press(page, "Enter");
        assertThat(Visit.toast(page)).isVisible();
        button(Visit.toast(page), "Undo").focus();
        press(page, "Enter");
        assertThat(Visit.toast(page)).not().isAttached();
        assertThat(cards(page)).hasCount(20);
        assertSomewhere(page);
    }

    private static void walk(Page page, String to) {
        for (int n = 0; n < FAR; n++) {
            press(page, "Tab");
            if ((Boolean) page.evaluate("(to) => document.activeElement.matches(to)", to)) {
                return;
            }
        }
        throw new AssertionError("no way by Tab to " + to);
    }

    private static void press(Page page, String key) {
        page.keyboard().press(key);
        assertSomewhere(page);
    }

    /** And whatever can be used shows it. */
    private static void assertSomewhere(Page page) {
        assertThat((String) page.evaluate("""
                () => {
                  const { activeElement: at } = document;
                  const { outlineStyle, boxShadow } = getComputedStyle(at);
                  const shown = at.id === 'view' || outlineStyle !== 'none' || boxShadow !== 'none';
                  return at === document.body ? 'nowhere' : shown ? 'shown' : `not shown: ${at.outerHTML}`;
                }""")).isEqualTo("shown");
    }
}
