package io.cinematch.jobs.sample;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Which movies a user rates, in order: drawn without replacement with weight popularity × acceptance(score). So what is
 * missing depends on the truth but never on the noise, and E[rating | truth] stays what the model says.
 */
final class MovieChoice {
    private final PlantedModel model;
    private final double[] cumulative;
    private final int[] ratedBy;

    MovieChoice(PlantedModel model) {
        this.model = model;
        this.ratedBy = new int[model.movies()];
        this.cumulative = new double[model.movies()];
        double sum = 0;
        for (int movie = 0; movie < cumulative.length; movie++) {
            sum += model.popularity(movie);
            cumulative[movie] = sum;
        }
    }

    /** @param count at most the number of movies */
    int[] choose(PlantedUser user, int count) {
        int[] chosen = new int[count];
        int found = 0;
        // Rejection draws from exactly this law and is fast while most draws are new. After as many tries as there are
        // movies it is cheaper to look at all that are left.
        for (int tries = 0; found < count && tries < model.movies(); tries++) {
            int movie = comeAcross(user.draws().uniform());
            if (ratedBy[movie] != user.id()
                    && user.draws().uniform() < PlantedModel.acceptance(model.score(user, movie))) {
                ratedBy[movie] = user.id();
                chosen[found++] = movie;
            }
        }
        if (found < count) {
            int[] rest = fromAllLeft(user, count - found);
            System.arraycopy(rest, 0, chosen, found, rest.length);
        }
        return chosen;
    }

    private int comeAcross(double uniform) {
        int at = Arrays.binarySearch(cumulative, uniform * cumulative[cumulative.length - 1]);
        return Math.min(at >= 0 ? at : -at - 1, cumulative.length - 1);
    }

    /** The same law in one pass: the largest log(uniform) / weight win (Efraimidis and Spirakis 2006). */
    private int[] fromAllLeft(PlantedUser user, int count) {
        double[] key = new double[model.movies()];
        int[] left = IntStream.range(0, key.length)
                .filter(movie -> ratedBy[movie] != user.id())
                .toArray();
        for (int movie : left) {
            double weight = model.popularity(movie) * PlantedModel.acceptance(model.score(user, movie));
            key[movie] = StrictMath.log(1 - user.draws().uniform()) / weight;
        }
        return Arrays.stream(left)
                .boxed()
                .sorted(Comparator.comparingDouble(movie -> -key[movie]))
                .limit(count)
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
