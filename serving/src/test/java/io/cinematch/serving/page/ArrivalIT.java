package io.cinematch.serving.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.cinematch.serving.page.Visit.button;
import static io.cinematch.serving.page.Visit.link;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Coming in, coming back, and going. */
class ArrivalIT {
    @RegisterExtension
    static final Cinema CINEMA = new Cinema();

    @ParameterizedTest
    @ValueSource(ints = {Visit.DESK, Visit.TABLET, Visit.PHONE})
    void whoJoinsHasANumberThatStaysOverAReload(int width) {
        Page page = CINEMA.visit(width).join();
        Locator ticket = page.locator("#badge .ticket");
        assertThat(ticket).hasText(Pattern.compile("No\\.[1-9]\\d{5,}"));
        String number = ticket.textContent();

        page.reload();

        assertThat(ticket).hasText(number);
        for (String path : new String[] {"What if", "Profile", "Lab", "Tonight"}) {
            link(page, path).click();
            assertThat(ticket).hasText(number);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Visit.DESK, Visit.PHONE})
    void whoKeptTheKeyComesBack(int width) {
        Visit visit = CINEMA.visit(width);
        Page page = visit.open("/");
        button(page, "Get a ticket").click();
        String key = page.locator("[data-key]").textContent();
        button(page, "To the films").click();
        String number = page.locator("#badge .ticket").textContent().replaceAll("\\D", "");
        Visit.rate(Visit.card(page, 0), 4);

        button(page, "Sign out").click();
        assertThat(page.locator("#badge")).containsText("Get a ticket");
        assertThat((String) page.evaluate("JSON.stringify({...localStorage, ...sessionStorage})"))
                .isEqualTo("{}");
        button(page, "Sign in").click();
        page.getByLabel("Your number").fill(number);
        page.getByLabel("Your key").fill("not the key");
        button(page.locator("dialog"), "Sign in").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("not their key");
        visit.expect("401");
        page.getByLabel("Your key").fill(key);
        button(page.locator("dialog"), "Sign in").click();

        assertThat(page.locator("#badge .ticket")).containsText(number);
        assertThat(page.getByRole(AriaRole.PROGRESSBAR)).hasAttribute("aria-valuenow", "1");
    }

    @Test
    void aSecondTabFollowsTheFirst() {
        Visit visit = CINEMA.visit(Visit.DESK);
        Page second = visit.open("/");
        Page first = visit.join();
        String number = first.locator("#badge .ticket").textContent();

        assertThat(second.locator("#badge .ticket")).hasText(number);
        button(first, "Sign out").click();
        assertThat(second.locator("#badge")).containsText("Get a ticket");
    }
}
