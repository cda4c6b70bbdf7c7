package io.cinematch.serving.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What holds of every drawn poster. */
class PostersIT {
    @RegisterExtension
    static final Cinema CINEMA = new Cinema();

    private static final List<String> ORDINARY =
            List.of("Quiet Harbour", "The Last Orchard", "Paper Detective", "Tide", "A Winter of Letters");
    private static final List<String> HOSTILE = List.of(
            Films.MARKUP,
            Films.EMOJI,
            Films.LONG,
            Films.UNBROKEN,
            "<b>x</b>",
            "",
            " \t\n",
            "👩‍👩‍👧‍👦".repeat(30),
            "W".repeat(300),
            "i".repeat(300),
            "七人の侍と美しい映画館の長い物語".repeat(4),
            "مدينة الأحزان والسينما",
            "\u202egnp.exe",
            "Z" + "\u0301".repeat(200) + "algo",
            "One word ".repeat(200),
            "Part One: The Long Subtitle That Goes On and On, or: Another - Dash (and brackets) (1999)",
            "(1999)",
            ": : :",
            "&amp;&lt;script&gt;",
            "$& $1 \\0 %s {{x}}");

    private Page page;

    @BeforeEach
    void open() {
        page = CINEMA.visit(Visit.DESK).open("/");
        page.evaluate("""
                async () => {
                  const main = document.querySelector('script[type=module]').src;
                  Object.assign(window, await import(main.replace('main.mjs', 'poster/poster.mjs')));
                  await document.fonts.ready;
                }""");
    }

    @AfterEach
    void nothingRan() {
        assertThat(page.title()).isEqualTo("CineMatch");
    }

    @Test
    void theSameFilmHasTheSamePosterAndAnotherHasAnother() {
        assertThat((Boolean) page.evaluate("""
                () => {
                  const film = (movie_id) => ({ movie_id, title: 'Quiet Harbour', year: 1950, genres: ['Drama'] });
                  const drawn = (id) => poster(film(id)).outerHTML;
                  return drawn(7) === drawn(7) && new Set([1, 2, 3, 4, 5].map(drawn)).size === 5;
                }""")).isTrue();
    }

    @Test
    void everyPosterIsSmallPlainAndWithinItsSheet() {
        for (List<String> titles : List.of(ORDINARY, HOSTILE)) {
            assertThat((List<?>) page.evaluate("""
                    (titles) => {
                      const wrong = [];
                      const genres = [[], ['Crime'], ['Comedy', 'Romance'], ['Sci-Fi'], ['Western', 'War'], ['Horror'],
                        ['Animation', "Children's"], ['Documentary'], ['Musical'], ['(no genres listed)'], ['Unheard-of']];
                      titles.forEach((title, t) => genres.forEach((kinds, g) => {
                        const node = poster({ movie_id: 100 * t + g, title, year: g % 2 ? 1950 : undefined, genres: kinds });
                        document.body.append(node);
                        const say = (what) => wrong.push(`${title.slice(0, 40)} of ${kinds}: ${what}`);
                        node.getAttribute('viewBox') === '0 0 200 300' || say('another sheet');
                        node.querySelectorAll('*').length <= 60 || say(`${node.querySelectorAll('*').length} elements`);
                        node.querySelector('[id], b, img, script, a, foreignObject, style') && say('what is not drawn');
                        node.querySelectorAll('text').forEach((text) => {
                          if (text.closest('g[transform*="rotate(-90)"]')) return;
                          const { x, width } = text.getBBox();
                          // What stands behind the last letter is not seen.
                          const end = x + width - text.getAttribute('letter-spacing');
                          x >= 7 && end <= 193 || say(`${text.textContent} from ${x} to ${end}`);
                          Number(text.getAttribute('y')) <= 291 || say(`${text.textContent} below the foot`);
                        });
                        node.remove();
                      }));
                      return wrong;
                    }""", titles)).isEmpty();
        }
    }

    @Test
    void anOrdinaryTitleIsSetLarge() {
        assertThat((List<?>) page.evaluate("""
                (titles) => titles.map((title, movie_id) =>
                  Number(poster({ movie_id, title, year: 1950, genres: ['Drama'] }).querySelector('text').getAttribute('font-size')))
                """, ORDINARY))
                .allSatisfy(size -> assertThat(((Number) size).doubleValue()).isGreaterThanOrEqualTo(9));
    }

    @Test
    void markupInATitleIsLettersAndNoTitleIsSaidToBeNone() {
        assertThat(page.evaluate("poster({ movie_id: 1, title: '<b>x</b>' }).textContent.toLowerCase()"))
                .asString()
                .contains("<b>x</b>");
        assertThat(page.evaluate("poster({ movie_id: 1, title: '' }).textContent.toLowerCase()"))
                .asString()
                .contains("untitled");
    }

    @Test
    void aPosterSaysItsNameUnlessTheCardDoes() {
        assertThat(page.evaluate("""
                () => {
                  const film = { movie_id: 1, title: 'Quiet Harbour (1950)', genres: [] };
                  const said = (node) => Object.fromEntries(
                    ['role', 'aria-label', 'aria-hidden'].map((name) => [name, node.getAttribute(name) ?? 'none']));
                  return [said(poster(film)), said(poster(film, { decorative: true }))];
                }"""))
                .isEqualTo(List.of(
                        Map.of("role", "img", "aria-label", "Poster of Quiet Harbour (1950)", "aria-hidden", "none"),
                        Map.of("role", "none", "aria-label", "none", "aria-hidden", "true")));
    }
}
