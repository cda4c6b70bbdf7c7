package io.cinematch.jobs.sample;

import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import java.util.ArrayList;
import java.util.List;

/**
 * What sample to make. The same specification always makes the same bytes.
 *
 * @param ratings exactly as many are made, all of different (user, movie) pairs
 * @param seed any number
 */
public record SampleSpec(int users, int movies, long ratings, long seed) {
    /** The size of MovieLens 1M. */
    public static final SampleSpec DEFAULT = new SampleSpec(6040, 3706, 1_000_000, 42);

    private static final int MOST_MOVIES = 200_000;

    /** @throws CineMatchException (usage) that names all that is wrong at once */
    public SampleSpec {
        List<String> problems = new ArrayList<>();
        if (users < 1) {
            problems.add("users must be at least 1, not " + users);
        }
        if (movies < 1 || movies > MOST_MOVIES) {
            problems.add("movies must be 1 to %d, not %d".formatted(MOST_MOVIES, movies));
        }
        if (ratings < 1) {
            problems.add("ratings must be at least 1, not " + ratings);
        }
        if (problems.isEmpty() && ratings < users) {
            problems.add("%d ratings are too few: every one of %d users rates at least once".formatted(ratings, users));
        }
        if (problems.isEmpty() && ratings > (long) users * movies) {
            problems.add("%d ratings are too many: %d users can rate %d movies only %d times"
                    .formatted(ratings, users, movies, (long) users * movies));
        }
        if (!problems.isEmpty()) {
            throw new CineMatchException(
                    ExitCode.USAGE,
                    "No such sample can be made: " + String.join("; ", problems) + ".",
                    "For example: ./cinematch data sample --users 6040 --movies 3706 --ratings 1000000 --seed 42");
        }
    }
}
