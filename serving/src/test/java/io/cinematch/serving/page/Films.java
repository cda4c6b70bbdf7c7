package io.cinematch.serving.page;

import io.cinematch.model.catalogue.Movie;
import io.cinematch.serving.SmallRelease;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The movies of the small release by names that nobody ever filmed, some of them as hostile as titles get. */
final class Films {
    static final String MARKUP = "<img src=x onerror=\"document.title='caught'\"> & <b>Sons</b>";
    static final String EMOJI = "Popcorn 🍿 und Läuse";
    static final String LONG =
            "The Incredibly Long and Winding Title That Somebody Thought Would Fit on a Poster, or: How They Learned to "
                    + "Stop Counting and Love the Ellipsis, Part Two of Three";
    static final String UNBROKEN = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";

    private static final Map<Integer, String> HOSTILE = Map.of(2, MARKUP, 4, EMOJI, 6, LONG, 8, UNBROKEN);
    private static final List<String> FIRST = List.of(
            "Quiet", "Golden", "Last", "Paper", "Midnight", "Borrowed", "Silver", "Hidden", "Winter", "Crooked");
    private static final List<String> SECOND = List.of(
            "Harbour",
            "Witness",
            "Orchard",
            "Signal",
            "Ballroom",
            "Detective",
            "Tide",
            "Lantern",
            "Empire",
            "Projectionist",
            "Letters",
            "Staircase");
    private static final List<String> GENRES =
            List.of("Crime", "Comedy", "Sci-Fi", "Romance", "Western", "Horror", "War", "Musical");

    private Films() {}

    /** By the ids of {@link SmallRelease}, the hostile ones among them. */
    static List<Movie> all() {
        return named(HOSTILE);
    }

    /** The same without those. */
    static List<Movie> polite() {
        return named(Map.of());
    }

    private static List<Movie> named(Map<Integer, String> hostile) {
        List<Movie> films = new ArrayList<>();
        films.add(new Movie(SmallRelease.WITHOUT_FACTORS, "Nobody Rated This", 0, List.of(), "", ""));
        for (int i = 0; i < SmallRelease.ITEMS; i++) {
            String name = FIRST.get(i % FIRST.size()) + " " + SECOND.get(i % SECOND.size()) + (i < 60 ? "" : ", The");
            films.add(new Movie(
                    10 * (i + 1),
                    hostile.getOrDefault(i, name),
                    1920 + i * 2 / 3,
                    List.of(i % 2 == 0 ? "Action" : "Drama", GENRES.get(i % GENRES.size())),
                    "",
                    ""));
        }
        return films;
    }
}
