package io.cinematch.model.cli;

import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import io.cinematch.model.store.Redis;
import redis.clients.jedis.exceptions.JedisException;

/**
 * What a person is told of something that was thrown.
 *
 * @param problem one sentence or a few
 * @param remedy what to do about it
 * @param expected whether it is no bug
 */
public record Failure(ExitCode exit, String problem, String remedy, boolean expected) {
    private static final int LONGEST_MESSAGE = 300;

    /** Spark wraps what a task threw; Redis can go away under any command. */
    public static Failure of(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof CineMatchException expected) {
                return expected(expected);
            }
            if (t instanceof JedisException redis) {
                return expected(Redis.failed(redis));
            }
        }
        return new Failure(
                ExitCode.OTHER,
                "unexpected failure: " + firstLine(thrown.toString()),
                "The full story is in the log (data/logs). Please report it as a bug.",
                false);
    }

    private static Failure expected(CineMatchException e) {
        return new Failure(e.exit(), e.getMessage(), e.remedy(), true);
    }

    /** Spark puts whole stack traces into its messages; they are in the log. */
    private static String firstLine(String message) {
        String line = message.lines().findFirst().orElse("");
        return line.length() > LONGEST_MESSAGE ? line.substring(0, LONGEST_MESSAGE) + "…" : line;
    }
}
