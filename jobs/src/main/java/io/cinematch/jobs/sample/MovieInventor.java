package io.cinematch.jobs.sample;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Gives planted movies a title nobody has used, a year, and genres that go with their place in the space of tastes. */
final class MovieInventor {
    private static final String[] GENRES = {
        "Action", "Adventure", "Animation", "Children", "Comedy", "Crime", "Documentary", "Drama", "Fantasy",
        "Film-Noir", "Horror", "Musical", "Mystery", "Romance", "Sci-Fi", "Thriller", "War", "Western"
    };

    /** Ids of movies never reach this, so genres draw numbers of their own. */
    private static final int GENRES_DRAW_FROM = 1_000_000_000;

    private static final int FIRST_YEAR = 1931;
    private static final int LAST_YEAR = 2015;

    private final PlantedModel model;
    private final long seed;
    private final double[][] directions = new double[GENRES.length][PlantedModel.RANK];
    private final Set<String> used = new HashSet<>();

    MovieInventor(PlantedModel model, long seed) {
        this.model = model;
        this.seed = seed;
        for (int genre = 0; genre < GENRES.length; genre++) {
            Draws draws = Draws.ofMovie(seed, GENRES_DRAW_FROM + genre);
            for (int f = 0; f < PlantedModel.RANK; f++) {
                directions[genre][f] = draws.normal();
            }
        }
    }

    /** To be asked in order of the ids: a title is unique among those before it. */
    InventedMovie invent(int movie) {
        Draws draws = Draws.ofMovie(seed, GENRES_DRAW_FROM + GENRES.length + movie);
        String title = TitleWords.title(draws);
        for (int tries = 0; tries < 20 && used.contains(title); tries++) {
            title = TitleWords.title(draws);
        }
        // The words give some hundred thousand titles; a crowded catalogue goes on with sequels.
        String first = title;
        for (int number = 2; !used.add(title); number++) {
            title = TitleWords.sequel(first, number);
        }
        // The larger of two draws: there are more recent films than old ones.
        double age = Math.max(draws.uniform(), draws.uniform());
        int year = FIRST_YEAR + (int) (age * (LAST_YEAR - FIRST_YEAR + 1));
        return new InventedMovie(movie + 1, title, year, genres(model.taste(movie), draws));
    }

    private List<String> genres(double[] taste, Draws draws) {
        double[] fit = new double[GENRES.length];
        for (int genre = 0; genre < fit.length; genre++) {
            fit[genre] = draws.normal();
            for (int f = 0; f < taste.length; f++) {
                fit[genre] += taste[f] * directions[genre][f];
            }
        }
        return IntStream.range(0, fit.length)
                .boxed()
                .sorted(Comparator.comparingDouble(genre -> -fit[genre]))
                .limit(1 + draws.below(3))
                .sorted()
                .map(genre -> GENRES[genre])
                .toList();
    }
}
