package io.cinematch.model.cli;

import java.io.PrintWriter;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** Runs a picocli command: expected failures become two lines and a documented exit code, bugs go to the log. */
public final class CommandRunner {
    private static final int COLUMNS = 100;

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
        Failure failure = Failure.of(e);
        LoggerFactory.getLogger(CommandRunner.class)
                .error("{}", failure.expected() ? failure.problem() : "unexpected failure", e);
        err.println("error: " + failure.problem());
        err.println("       " + failure.remedy());
        return failure.exit().code();
    }
}
