package io.cinematch.serving.http;

import io.javalin.http.Context;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads path and query parameters strictly. */
public final class Params {
    private static final int DEFAULT_N = 10;
    private static final int MOST_N = 100;
    private static final int MOST_PAGE = 1000;
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,19}");

    private Params() {}

    /**
     * Refuses a query with parameters that a route does not know: a name that is misspelt would silently change the
     * answer.
     *
     * @param names those it knows
     */
    public static void only(Context ctx, String... names) {
        List<String> known = List.of(names);
        if (!known.containsAll(ctx.queryParamMap().keySet())) {
            throw ProblemException.invalid(
                    "The query has a parameter that is not known here.",
                    known.isEmpty()
                            ? "Leave the query away."
                            : "The parameters of this address are %s.".formatted(String.join(", ", known)));
        }
    }

    /** The length of a list: {@code n}, 1–100, 10 when not given. */
    public static int n(Context ctx) {
        return n(ctx, DEFAULT_N);
    }

    /** The length of a list: {@code n}, 1–100. */
    public static int n(Context ctx, int otherwise) {
        return (int) optional(ctx, "n", MOST_N).orElse(otherwise);
    }

    /** The length of a page of a list that has an end: {@code n}, 1–1000, 10 when not given. */
    public static int page(Context ctx) {
        return (int) optional(ctx, "n", MOST_PAGE).orElse(DEFAULT_N);
    }

    /** The length of a list given in a body, by the same rule. */
    public static int n(OptionalInt given) {
        return given.isPresent() ? (int) within("n", given.getAsInt(), MOST_N) : DEFAULT_N;
    }

    /** How many entries of a list come before the page that is asked for: {@code offset}, 0 when not given. */
    public static int offset(Context ctx) {
        return count(ctx, "offset", Integer.MAX_VALUE);
    }

    /** A whole number from 0 on, given at most once in the query; 0 when not given. */
    public static int count(Context ctx, String name, int most) {
        List<String> given = ctx.queryParams(name);
        return given.equals(List.of("0")) ? 0 : (int) optional(ctx, name, most).orElse(0);
    }

    /** The same given in a body. */
    public static int count(String name, OptionalInt given, int most) {
        return given.orElse(0) == 0 ? 0 : (int) within(name, given.getAsInt(), most);
    }

    /** A whole number from 1 on, given at most once in the query. */
    public static OptionalLong optional(Context ctx, String name, long most) {
        List<String> given = ctx.queryParams(name);
        return given.isEmpty() ? OptionalLong.empty() : OptionalLong.of(whole(name, one(name, given), most));
    }

    /** A text that the query must have once. */
    public static String text(Context ctx, String name) {
        return one(name, ctx.queryParams(name));
    }

    /** The required query parameter {@code movie_id}, 1 or more. */
    public static int movieId(Context ctx) {
        return (int) whole("movie_id", one("movie_id", ctx.queryParams("movie_id")), Integer.MAX_VALUE);
    }

    /** The movie in the path, 1 or more. */
    public static int movieIdInPath(Context ctx) {
        return (int) whole("movie id", ctx.pathParam("id"), Integer.MAX_VALUE);
    }

    /** The required query parameter {@code user_id}, 1 or more. */
    public static long userId(Context ctx) {
        return whole("user_id", one("user_id", ctx.queryParams("user_id")), Long.MAX_VALUE);
    }

    /** The user given in a body, 1 or more. */
    public static long userId(long given) {
        if (given < 1) {
            throw ProblemException.invalid("user_id is not 1 or more.", "Send the number of the user it is about.");
        }
        return given;
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

    /**
     * A whole number from 1 on.
     *
     * @throws ProblemException when the text is none, or above {@code most}
     */
    public static long whole(String name, String text, long most) {
        try {
            return within(name, DIGITS.matcher(text).matches() ? Long.parseLong(text) : 0, most);
        } catch (NumberFormatException tooLong) {
            return within(name, 0, most);
        }
    }

    /** The value itself, when it is from 1 to {@code most}. */
    public static long within(String name, long value, long most) {
        if (value >= 1 && value <= most) {
            return value;
        }
        throw ProblemException.invalid(
                "The %s in this request is not a whole number from 1 to %d.".formatted(name, most),
                "Write it in digits alone, such as 7.");
    }
}
