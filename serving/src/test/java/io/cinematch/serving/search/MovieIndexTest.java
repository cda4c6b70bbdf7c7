package io.cinematch.serving.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.cinematch.model.catalogue.Movie;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MovieIndexTest {
    /** Best known first. */
    private static final List<String> TITLES = List.of(
            "Star Wars: Episode IV - A New Hope",
            "Star Wars: Episode V - The Empire Strikes Back",
            "The Matrix",
            "The Terminator",
            "The Godfather",
            "The Godfather: Part II",
            "Alien",
            "Aliens",
            "E.T. the Extra-Terrestrial",
            "Schindler's List",
            "The Lion King",
            "Amélie (Le fabuleux destin d'Amélie Poulain)",
            "Spider-Man",
            "Terms of Endearment",
            "Star Trek: The Motion Picture",
            "Lost & Found",
            "Rocky II",
            "Rocky",
            "Fight Club",
            "The Three Lions",
            "Alien Nation",
            "$",
            "Se7en (a.k.a. Seven)",
            "It",
            "Me, Myself & Irene",
            "Lawrence of Arabia",
            "L.A. Confidential",
            "La Cité des enfants perdus (The City of Lost Children)",
            "<script>alert(1)</script>");

    private final MovieIndex index = new MovieIndex(
            IntStream.range(0, TITLES.size())
                    .mapToObj(k -> new Movie(k + 1, TITLES.get(k), 2000, List.of(), "", ""))
                    .toList(),
            movie -> 3000 - 100 * movie.id());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "matrix | The Matrix",
                "MATRIX | The Matrix",
                "the matrix | The Matrix",
                "matrx | The Matrix",
                "matirx | The Matrix",
                "atrix | The Matrix",
                "termin | The Terminator",
                "terminater | The Terminator",
                "term | The Terminator",
                "terms of | Terms of Endearment",
                "godfathr | The Godfather",
                "godfather 2 | The Godfather: Part II",
                "the godfather part two | The Godfather: Part II",
                "rocky 2 | Rocky II",
                "rocky | Rocky",
                "amelie | Amélie (Le fabuleux destin d'Amélie Poulain)",
                "Amélie | Amélie (Le fabuleux destin d'Amélie Poulain)",
                "fabuleux destin | Amélie (Le fabuleux destin d'Amélie Poulain)",
                "lion kin | The Lion King",
                "lion | The Lion King",
                "star wars 4 | Star Wars: Episode IV - A New Hope",
                "star wars 5 | Star Wars: Episode V - The Empire Strikes Back",
                "star wars | Star Wars: Episode IV - A New Hope",
                "star trek | Star Trek: The Motion Picture",
                "startrek | Star Trek: The Motion Picture",
                "empire strikes | Star Wars: Episode V - The Empire Strikes Back",
                "et | E.T. the Extra-Terrestrial",
                "e.t. | E.T. the Extra-Terrestrial",
                "schindlers list | Schindler's List",
                "schindler’s list | Schindler's List",
                "spiderman | Spider-Man",
                "spider man | Spider-Man",
                "lost and found | Lost & Found",
                "alien | Alien",
                "aliens | Aliens",
                "alien nat | Alien Nation",
                "city of lost children | La Cité des enfants perdus (The City of Lost Children)",
                "seven | Se7en (a.k.a. Seven)",
                "it | It",
                "i | It",
                "l.a. | L.A. Confidential",
                "la confidential | L.A. Confidential",
                "fihgt clbu | Fight Club",
                "script alert | <script>alert(1)</script>",
                "<script> | <script>alert(1)</script>"
            })
    void theMovieThatIsMeantComesFirst(String text, String title) {
        assertThat(titles(text)).first().isEqualTo(title);
    }

    @Test
    void theBetterKnownOfEqualsComesFirst() {
        assertThat(titles("star")).startsWith(TITLES.get(0), TITLES.get(1), "Star Trek: The Motion Picture");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zzzzzzzz", "???", "$", "* OR 1=1", "\"", "\\", "word:matrix~9 AND", "+ - && || !", "🎬"})
    void signsAreNotASyntax(String text) {
        assertThat(titles(text)).doesNotContain("Alien", "The Godfather");
    }

    @Test
    void aLongTextOfManyWordsIsAnswered() {
        assertThat(index.find("ab ".repeat(33), 100)).isEmpty();
        assertThat(index.find("matrix ".repeat(14), 1)).containsExactly(3);
        assertThat(index.find("x".repeat(100), 1)).isEmpty();
    }

    @Test
    void anEmptyCatalogueHasNothing() {
        assertThat(new MovieIndex(List.of(), movie -> 0).find("matrix", 10)).isEmpty();
    }

    private List<String> titles(String text) {
        return index.find(text, 10).stream().map(id -> TITLES.get(id - 1)).toList();
    }
}
