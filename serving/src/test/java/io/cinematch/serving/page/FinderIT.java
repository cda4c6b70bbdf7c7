package io.cinematch.serving.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The search field of the masthead: a combobox. */
class FinderIT {
    @RegisterExtension
    static final Cinema CINEMA = new Cinema();

    @ParameterizedTest
    @ValueSource(ints = {Visit.DESK, Visit.TABLET, Visit.PHONE})
    void keysChooseAndOpen(int width) {
        Page page = CINEMA.visit(width).open("/");
        Locator field = finder(page);
        assertThat(field).hasAttribute("aria-expanded", "false");

        // Typing, not filling: as people do.
        field.pressSequentially("lanten");
        Locator options = page.getByRole(AriaRole.OPTION);
        assertThat(options.first()).containsText("Lantern");
        assertThat(field).hasAttribute("aria-expanded", "true");
        assertThat(field)
                .hasAttribute("aria-controls", page.getByRole(AriaRole.LISTBOX).getAttribute("id"));
        assertChosen(field, options, 0);

        int last = options.count() - 1;
        field.press("ArrowDown");
        assertChosen(field, options, 1);
        field.press("ArrowUp");
        field.press("ArrowUp");
        assertChosen(field, options, last);
        field.press("ArrowDown");
        field.press("ArrowDown");
        String title = options.nth(1).locator("b").textContent();
        Visit.assertFits(page);
        field.press("Enter");

        assertThat(page).hasURL(Pattern.compile("/film/\\d+$"));
        assertThat(page.locator("h1")).hasText(title);
        assertThat(page.locator("#view")).isFocused();
        assertThat(field).hasValue("");
        assertThat(page.getByRole(AriaRole.LISTBOX)).isHidden();
    }

    @Test
    void escapeClosesAndLeavingCloses() {
        Page page = CINEMA.visit(Visit.DESK).open("/");
        Locator field = finder(page);
        Locator list = page.getByRole(AriaRole.LISTBOX);
        field.fill("harbour");
        assertThat(list).isVisible();
        field.press("Escape");
        assertThat(list).isHidden();
        assertThat(field).hasAttribute("aria-expanded", "false");
        assertThat(field).not().hasAttribute("aria-activedescendant", Pattern.compile(".*"));
        field.fill("tide");
        assertThat(list).isVisible();
        field.press("Tab");
        assertThat(list).isHidden();
    }

    /** A search that was left in the field could not be had again without changing it. */
    @Test
    void anArrowOpensTheListAgain() {
        Page page = CINEMA.visit(Visit.DESK).open("/");
        Locator field = finder(page);
        field.fill("harbour");
        assertThat(page.locator("#found-0")).isVisible();
        field.press("Tab");
        assertThat(page.getByRole(AriaRole.LISTBOX)).isHidden();

        field.press("ArrowDown");

        assertThat(page.locator("#found-0")).isVisible();
    }

    @ParameterizedTest
    @ValueSource(ints = {Visit.DESK, Visit.PHONE})
    void aClickOrATapOpens(int width) {
        Page page = CINEMA.visit(width).open("/");
        finder(page).fill("quite harbor");
        Locator option = page.getByRole(AriaRole.OPTION).first();
        assertThat(option).containsText("Harbour");

        if (width == Visit.PHONE) {
            option.tap();
        } else {
            option.click();
        }

        assertThat(page.locator("h1")).containsText("Harbour");
    }

    @Test
    void nothingFoundIsSaid() {
        Page page = CINEMA.visit(Visit.DESK).open("/");
        finder(page).fill("zzqzzq");

        assertThat(page.getByText("No film sounds like “zzqzzq”.")).isVisible();
        finder(page).press("Enter");
        finder(page).press("ArrowDown");
        assertThat(page).hasURL(Pattern.compile("/$"));
    }

    private static void assertChosen(Locator field, Locator options, int n) {
        assertThat(options.nth(n)).hasAttribute("aria-selected", "true");
        assertThat(field).hasAttribute("aria-activedescendant", "found-" + n);
    }

    private static Locator finder(Page page) {
        return page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Find a film"));
    }
}
