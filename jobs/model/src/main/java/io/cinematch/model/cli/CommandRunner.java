package io.cinematch.model.cli;

import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import io.cinematch.model.store.Redis;
import java.io.PrintWriter;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import redis.clients.jedis.exceptions.JedisException;

/** Runs a picocli command: expected failures become two lines and a documented exit code, bugs go to the log. */
public final class CommandRunner {
    private static final int COLUMNS = 100;
    private static final int LONGEST_MESSAGE = 300;

    private CommandRunner() {}

    /** The exit code for the process. */
    public static int run(CommandLine command, String... args) {
        command.setUsageHelpWidth(COLUMNS)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((e, cmd, parsed) -> tell(e, cmd.getErr()));
        try {
            return command.execute(args);
        } catch (Error e) {
            // picocli lets these through, and a JVM with threads left would neither tell nor end.
            return tell(e, command.getErr());
        }
    }

    private static int tell(Throwable e, PrintWriter err) {
        CineMatchException expected = find(e);
        if (expected != null) {
            LoggerFactory.getLogger(CommandRunner.class).error("{}", expected.getMessage(), e);
            err.println("error: " + expected.getMessage());
            err.println("       " + expected.remedy());
            return expected.exit().code();
        }
        LoggerFactory.getLogger(CommandRunner.class).error("unexpected failure", e);
        err.println("error: unexpected failure: " + firstLine(e.toString()));
        err.println("       The full story is in the log (data/logs). Please report it as a bug.");
        return ExitCode.OTHER.code();
    }

    /** Spark wraps what a task threw; Redis can go away under any command. */
    private static CineMatchException find(Throwable e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof CineMatchException expected) {
                return expected;
            }
            if (t instanceof JedisException redis) {
                return Redis.failed(redis);
            }
        }
        return null;
    }

    /** Spark puts whole stack traces into its messages; they are in the log. */
    private static String firstLine(String message) {
        String line = message.lines().findFirst().orElse("");
        return line.length() > LONGEST_MESSAGE ? line.substring(0, LONGEST_MESSAGE) + "…" : line;
    }
}
