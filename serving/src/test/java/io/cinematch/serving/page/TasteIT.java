package io.cinematch.serving.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Figures that the browser makes of ratings, by the page's own modules. */
class TasteIT {
    @RegisterExtension
    static final Cinema CINEMA = new Cinema();

    private static final String RATINGS = """
            const rated = (rating, year, genres, rated_at) => ({ movie_id: rating * 10, rating, year, genres, rated_at });
            const ratings = [
              rated(4, 1994, ['Crime', 'Drama']), rated(2, 1999, ['Comedy']), rated(5, 1972, ['Crime']),
              rated(0.5, undefined, ['(no genres listed)'])];
            """;

    @Test
    void figuresAreThoseOfTheRatings() {
        assertThat(told(RATINGS + "return taste(ratings)")).isEqualTo("""
                        {"total":4,"mean":2.875,"distribution":[\
                        {"stars":0.5,"ratings":1},{"stars":1,"ratings":0},{"stars":1.5,"ratings":0},\
                        {"stars":2,"ratings":1},{"stars":2.5,"ratings":0},{"stars":3,"ratings":0},\
                        {"stars":3.5,"ratings":0},{"stars":4,"ratings":1},{"stars":4.5,"ratings":0},\
                        {"stars":5,"ratings":1}],"genres":[{"name":"Crime","ratings":2,"mean":4.5},\
                        {"name":"Comedy","ratings":1,"mean":2},{"name":"Drama","ratings":1,"mean":4}],\
                        "decades":[{"start":1970,"ratings":1,"mean":5},{"start":1980,"ratings":0,"mean":null},\
                        {"start":1990,"ratings":2,"mean":3}]}""");
    }

    @Test
    void oneRatingMakesNoLeaning() {
        assertThat(told(RATINGS + "return leanings({ mean: 3, genres: [{ name: 'War', ratings: 1, mean: 5 }] })"))
                .isEqualTo("{\"more\":[],\"less\":[]}");
        assertThat(
                        told(
                                RATINGS
                                        + "return leanings({ mean: 3, genres: [{ name: 'War', ratings: 40, mean: 3.5 }] }).more.length"))
                .isEqualTo("1");
    }

    @Test
    void aTasteMovesOnlyByRatingsWithATime() {
        String timed = """
                const on = (n) => ({ rating: n < 10 ? 2 : 4, genres: [n < 10 ? 'War' : 'Comedy'],
                  rated_at: new Date(Date.UTC(2026, 0, 1 + n)).toISOString() });
                const timed = Array.from({ length: 20 }, (_, n) => on(19 - n));
                """;
        assertThat(told(RATINGS + timed + "return movement([...ratings, ...timed.slice(0, 9)])"))
                .isEqualTo("null");
        assertThat(told(RATINGS + timed
                        + "const { ratings: n, means, genres } = movement([...ratings, ...timed]);"
                        + "return { n, first: means[0], last: means[19], genres }"))
                .isEqualTo("{\"n\":20,\"first\":2,\"last\":4,\"genres\":"
                        + "[{\"name\":\"War\",\"from\":1,\"to\":0},{\"name\":\"Comedy\",\"from\":0,\"to\":1}]}");
    }

    @Test
    void aTitleThatASpreadsheetWouldRunIsText() {
        Page page = CINEMA.visit(Visit.DESK).open("/");
        assertThat(page.evaluate("""
                        async () => (await import(document.querySelector('script[type=module]').src.replace('main.mjs', 'core/csv.mjs')))
                          .csv([{ movie_id: 7, title: '=SUM(A1), "so"', year: 1999, genres: ['War', 'Drama'], rating: 4.5, live: true },
                                { movie_id: 8, title: '@x', genres: [], rating: 1 }])"""))
                .isEqualTo("movie_id,title,year,genres,rating,rated_at,live\r\n"
                        + "7,\"'=SUM(A1), \"\"so\"\"\",1999,War|Drama,4.5,,true\r\n"
                        + "8,'@x,,,1,,\r\n");
    }

    /** @param body of a function that uses the module; it is a part of what is evaluated, for the page makes no code from text */
    private static String told(String body) {
        Page page = CINEMA.visit(Visit.DESK).open("/");
        return (String) page.evaluate("""
                async () => {
                  const main = document.querySelector('script[type=module]').src;
                  const { taste, leanings, movement } = await import(main.replace('main.mjs', 'core/taste.mjs'));
                  return JSON.stringify((() => { %s })());
                }""".formatted(body));
    }
}
