package io.cinematch.serving.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.cinematch.serving.page.Visit.button;
import static io.cinematch.serving.page.Visit.card;
import static io.cinematch.serving.page.Visit.rate;
import static io.cinematch.serving.page.Visit.toast;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Titles with markup, with emoji, and too long for any place: shown as they are, everywhere, and nothing of them runs. */
class HostileTitlesIT {
    @RegisterExtension
    static final Cinema CINEMA = new Cinema();

    private static final String[][] HOSTILE = {
        {"30", Films.MARKUP}, {"50", Films.EMOJI}, {"70", Films.LONG}, {"90", Films.UNBROKEN}
    };

    @ParameterizedTest
    @ValueSource(ints = {Visit.DESK, Visit.TABLET, Visit.PHONE})
    void onCardsToastsAndReasons(int width) {
        Page page = CINEMA.visit(width).programme();
        for (String[] film : HOSTILE) {
            assertThat(card(page, film[0]).locator("h3")).hasText(film[1]);
        }
        for (String[] film : HOSTILE) {
            rate(card(page, film[0]), 5);
            assertThat(toast(page).locator("p")).hasText(film[1] + ": 5 ★");
            assertThat(card(page, film[0])).not().isAttached();
            assertUnharmed(page);
        }
        Visit.link(page, "What if").click();
        for (String[] film : HOSTILE) {
            assertThat(page.locator(".tries-title").filter(new Locator.FilterOptions().setHasText(film[1])))
                    .isVisible();
        }
        assertUnharmed(page);
        page.goBack();
        card(page, 0).locator(".film-dismiss").dispatchEvent("click");
        assertThat(toast(page).filter(new Locator.FilterOptions().setHasText("off the programme")))
                .isVisible();
        assertUnharmed(page);
    }

    @ParameterizedTest
    @ValueSource(ints = {Visit.DESK, Visit.TABLET, Visit.PHONE})
    void onAPageOfTheirOwn(int width) {
        Visit visit = CINEMA.visit(width);
        visit.regular();
        Page page = visit.open("/");
        for (String[] film : HOSTILE) {
            card(page, film[0]).locator("h3 a").click();
            assertThat(page.locator("h1")).hasText(film[1]);
            assertThat(page).hasTitle(film[1] + " · CineMatch");
            assertThat(page.locator(".foretold")).isVisible();
            assertUnharmed(page);
            rate(page.locator(".film-mine"), 4);
            assertThat(button(page, "Take back")).isVisible();
            page.goBack();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Visit.DESK, Visit.TABLET, Visit.PHONE})
    void inTheFinder(int width) {
        Page page = CINEMA.visit(width).open("/");
        Locator field = page.getByLabel("Find a film");
        String[][] searched = {
            {"onerror sons", Films.MARKUP},
            {"popcorn", Films.EMOJI},
            {"incredibly long", Films.LONG},
            {Films.UNBROKEN.substring(0, 60), Films.UNBROKEN}
        };
        for (String[] search : searched) {
            field.fill(search[0]);
            assertThat(page.locator("#found-0 b")).hasText(search[1]);
            assertUnharmed(page);
        }
        field.fill("<img src=x onerror=\"document.title='caught'\"> zzqzzq");
        assertUnharmed(page);
    }

    private static void assertUnharmed(Page page) {
        assertThat(page.locator("img")).hasCount(0);
        assertThat(page.locator("b b")).hasCount(0);
        assertThat(page).not().hasTitle("caught");
        Visit.assertFits(page);
    }
}
