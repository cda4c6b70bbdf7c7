package io.cinematch.serving.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.cinematch.serving.page.Visit.button;
import static io.cinematch.serving.page.Visit.card;
import static io.cinematch.serving.page.Visit.cards;
import static io.cinematch.serving.page.Visit.click;
import static io.cinematch.serving.page.Visit.rate;
import static io.cinematch.serving.page.Visit.slider;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Five ratings, given in each of the ways there are. */
class OnboardingIT {
    @RegisterExtension
    static final Cinema CINEMA = new Cinema();

    @ParameterizedTest
    @ValueSource(ints = {Visit.DESK, Visit.TABLET})
    void theMouseGivesHalfStars(int width) {
        Page page = newcomer(CINEMA.visit(width));
        Locator slider = slider(card(page, 0));

        click(slider, 3.3);
        assertThat(slider).hasAttribute("aria-valuenow", "3.5");
        assertThat(slider).hasAttribute("aria-valuetext", "3 and a half stars");
        assertThat(Visit.toast(page)).containsText("3½ ★");

        click(slider, 4.9);
        assertThat(slider).hasAttribute("aria-valuenow", "5");
        click(slider, 0.2);
        assertThat(slider).hasAttribute("aria-valuetext", "half a star");
        button(card(page, 0), "Take back").click();
        assertThat(slider).hasAttribute("aria-valuetext", "not rated");
        assertThat(progress(page)).hasAttribute("aria-valuenow", "0");
    }

    @Test
    void aFingerGivesHalfStars() {
        Page page = newcomer(CINEMA.visit(Visit.PHONE));
        Locator slider = slider(card(page, 1));
        slider.scrollIntoViewIfNeeded();
        var box = slider.boundingBox();

        page.touchscreen().tap(box.x + box.width * 0.66, box.y + box.height / 2);

        assertThat(slider).hasAttribute("aria-valuenow", "3.5");
        assertThat(progress(page)).hasAttribute("aria-valuenow", "1");
    }

    @ParameterizedTest
    @ValueSource(ints = {Visit.DESK, Visit.PHONE})
    void keysGiveAndTakeBack(int width) {
        Page page = newcomer(CINEMA.visit(width));
        Locator slider = slider(card(page, 2));

        slider.focus();
        for (String key : new String[] {"4", "ArrowRight", "ArrowUp", "ArrowLeft", "Enter"}) {
            slider.press(key);
        }
        assertThat(slider).hasAttribute("aria-valuenow", "4.5");
        assertThat(progress(page)).hasAttribute("aria-valuenow", "1");

        slider.press("Home");
        assertThat(slider).hasAttribute("aria-valuenow", "0.5");
        slider.press("End");
        assertThat(slider).hasAttribute("aria-valuenow", "5");
        slider.press("Delete");
        slider.press("Enter");
        assertThat(progress(page)).hasAttribute("aria-valuenow", "0");
        assertThat(slider).isFocused();
    }

    @ParameterizedTest
    @ValueSource(ints = {Visit.DESK, Visit.TABLET, Visit.PHONE})
    void fiveRatingsRaiseTheCurtainOnce(int width) {
        Page page = newcomer(CINEMA.visit(width));
        Locator cheer = page.locator(".cheer");
        String[] cheers = {"Five films", "Four more", "interesting", "Half the story", "One more"};
        for (int n = 0; n < 5; n++) {
            assertThat(cheer).containsText(cheers[n]);
            assertThat(progress(page)).hasAttribute("aria-valuenow", Integer.toString(n));
            assertThat(page.locator(".frame.lit")).hasCount(n);
            rate(card(page, n), 5 - n);
        }

        assertThat(page.locator(".curtain")).isAttached();
        assertThat(page.locator("h1")).containsText("For you, No.");
        assertThat(cards(page)).hasCount(20);
        assertThat(page.locator(".curtain")).not().isAttached();
        page.reload();
        assertThat(cards(page)).hasCount(20);
        assertThat(page.locator(".curtain")).not().isAttached();
        Visit.assertFits(page);
    }

    @Test
    void withoutMotionThereIsNoCurtain() {
        Visit visit = CINEMA.visit(new Browser.NewContextOptions().setReducedMotion(ReducedMotion.REDUCE));
        Page page = newcomer(visit);
        for (int n = 0; n < 5; n++) {
            rate(card(page, n), 4);
        }

        assertThat(page.locator("h1")).containsText("For you, No.");
        assertThat(page.locator(".curtain")).isHidden();
    }

    @ParameterizedTest
    @ValueSource(ints = {Visit.DESK, Visit.TABLET, Visit.PHONE})
    void aFavouriteIsFoundInSpiteOfATypo(int width) {
        Page page = newcomer(CINEMA.visit(width));
        Locator search = page.getByLabel("Find films to rate");

        search.fill("midnihgt orchrad");
        assertThat(card(page, 0).locator("h3")).containsText("Orchard");
        assertThat(button(page, "More films")).isHidden();
        rate(card(page, 0), 5);
        assertThat(progress(page)).hasAttribute("aria-valuenow", "1");

        search.fill("");
        assertThat(cards(page)).hasCount(20);
        assertThat(progress(page)).hasAttribute("aria-valuenow", "1");
        search.fill("zzqzzq");
        assertThat(page.getByText("No film sounds like “zzqzzq”.")).isVisible();
    }

    @Test
    void moreFilmsAreShownOnceAndThenThereAreNoMore() {
        Page page = newcomer(CINEMA.visit(Visit.DESK));

        button(page, "More films").click();

        assertThat(cards(page)).hasCount(40);
        assertThat(button(page, "More films")).isHidden();
    }

    private static Page newcomer(Visit visit) {
        visit.member();
        Page page = visit.open("/");
        assertThat(cards(page)).hasCount(20);
        return page;
    }

    private static Locator progress(Page page) {
        return page.getByRole(AriaRole.PROGRESSBAR);
    }
}
