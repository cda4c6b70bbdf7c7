package io.cinematch.serving.http;

import io.javalin.http.Context;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads path and query parameters strictly. */
public final class Params {
    private static final int DEFAULT_N = 10;
    private static final int MOST_N = 100;

    private Params() {}

    /** The length of a list: {@code n}, 1–100, 10 when not given. */
    public static int n(Context ctx) {
        List<String> given = ctx.queryParams("n");
        return given.isEmpty() ? DEFAULT_N : (int) whole("n", one("n", given), MOST_N);
    }

    /** The required query parameter {@code user_id}, 1 or more. */
    public static long userId(Context ctx) {
        return whole("user_id", one("user_id", ctx.queryParams("user_id")), Long.MAX_VALUE);
    }

    /** The user in the path, 1 or more. */
    public static long userIdInPath(Context ctx) {
        return whole("user id", ctx.pathParam("id"), Long.MAX_VALUE);
    }

    /** The query parameter {@code movie_id}, given 1 to 100 times. */
    public static Set<Integer> movieIds(Context ctx) {
        List<String> given = ctx.queryParams("movie_id");
        if (given.isEmpty() || given.size() > MOST_N) {
            throw ProblemException.invalid(
                    "movie_id is given %d times.".formatted(given.size()),
                    "Give 1 to %d of them, such as ?movie_id=1&movie_id=2.".formatted(MOST_N));
        }
        return given.stream()
                .map(text -> (int) whole("movie_id", text, Integer.MAX_VALUE))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The query parameter {@code variant}. */
    public static Optional<String> variant(Context ctx) {
        List<String> given = ctx.queryParams("variant");
        return given.isEmpty() ? Optional.empty() : Optional.of(one("variant", given));
    }

    private static String one(String name, List<String> given) {
        if (given.size() != 1) {
            throw ProblemException.invalid(
                    given.isEmpty() ? name + " is missing." : name + " is given %d times.".formatted(given.size()),
                    "Give %s once in the query, such as ?%s=1.".formatted(name, name));
        }
        return given.get(0);
    }

    private static long whole(String name, String text, long most) {
        if (text.matches("[0-9]{1,19}")) {
            try {
                long value = Long.parseLong(text);
                if (value >= 1 && value <= most) {
                    return value;
                }
            } catch (NumberFormatException tooLong) {
                // Told below with everything else that is not in range.
            }
        }
        throw ProblemException.invalid(
                "The %s in this request is not a whole number from 1 to %d.".formatted(name, most),
                "Write it in digits alone, such as 7.");
    }
}
