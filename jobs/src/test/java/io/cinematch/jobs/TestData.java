package io.cinematch.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.TreeMap;

/** A small data set in the form of MovieLens's newer releases. */
public final class TestData {
    public static final int MOVIES = 40;

    private TestData() {}

    /** Some users, each with some of 40 movies, liking those whose number is even or odd as their own is. */
    public static Path write(Path folder, int users, int perUser, long seed) throws IOException {
        Files.createDirectories(folder);
        StringBuilder movies = new StringBuilder("movieId,title,genres\n");
        for (int m = 1; m <= MOVIES; m++) {
            movies.append(
                    "%d,\"Film %d, The (%d)\",%s%n".formatted(m, m, 1980 + m, m % 2 == 0 ? "Comedy|Drama" : "Drama"));
        }
        Files.writeString(folder.resolve("movies.csv"), movies);
        Random random = new Random(seed);
        StringBuilder ratings = new StringBuilder("userId,movieId,rating,timestamp\n");
        for (int u = 1; u <= users; u++) {
            TreeMap<Integer, Double> own = new TreeMap<>();
            while (own.size() < perUser) {
                int movie = 1 + (int) (MOVIES * random.nextDouble() * random.nextDouble());
                double stars = 3 + ((u + movie) % 2 == 0 ? 1.2 : -1.2) + 0.5 * random.nextGaussian();
                own.put(movie, Math.max(0.5, Math.min(5, Math.rint(2 * stars) / 2)));
            }
            for (var rating : own.entrySet()) {
                ratings.append("%d,%d,%s,%d%n"
                        .formatted(u, rating.getKey(), rating.getValue(), 1_000_000_000 + random.nextInt(100_000_000)));
            }
        }
        Files.writeString(folder.resolve("ratings.csv"), ratings);
        return folder;
    }
}
