package io.cinematch.serving.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ScreenshotType;
import io.cinematch.serving.SmallRelease;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Takes the pictures of the README, of films that nobody ever filmed: {@code -Dit.test=PageShots}. */
class PageShots {
    @RegisterExtension
    static final Cinema CINEMA = new Cinema((redis, id) -> SmallRelease.publishVaried(redis, id, Films.polite()));

    private static final Path FOLDER = Path.of("images");
    private static final int TALL = 1100;
    private static final int QUALITY = 84;
    private static final int[] MIXED = {4, 3, 5, 2, 4};

    @Test
    void take() {
        Page welcome = visit(Visit.DESK).open("/");
        Visit.card(welcome, 0).waitFor();
        shoot(welcome, "welcome");

        Page desk = visit(Visit.DESK).joinAndRate(MIXED);
        Visit.rate(Visit.card(desk, 3), 4);
        desk.locator(".film-move").first().waitFor();
        shoot(desk, "programme");
        Visit.card(desk, 0).locator(".film-title a").click();
        desk.locator(".reasons").waitFor();
        desk.locator(".film-page .films .film").first().waitFor();
        shoot(desk, "film");

        Page phone = visit(Visit.PHONE).joinAndRate(MIXED);
        shoot(phone, "phone");
    }

    private static Visit visit(int width) {
        return CINEMA.visit(new Browser.NewContextOptions()
                .setViewportSize(width, width < Visit.TABLET ? 844 : TALL)
                .setHasTouch(width < Visit.TABLET)
                .setReducedMotion(ReducedMotion.REDUCE));
    }

    private static void shoot(Page page, String name) {
        page.mouse().move(0, 0);
        page.evaluate("document.querySelectorAll('.toast').forEach(toast => toast.remove());"
                + " document.activeElement.blur(); scrollTo(0, 0)");
        page.evaluate("document.fonts.ready.then(() => true)");
        page.screenshot(new Page.ScreenshotOptions()
                .setType(ScreenshotType.JPEG)
                .setQuality(QUALITY)
                .setPath(FOLDER.resolve(name + ".jpg")));
    }
}
