package io.cinematch.serving;

import io.cinematch.model.cli.CommandRunner;
import java.time.Clock;
import picocli.CommandLine;

/** Starts the live service. */
public final class Serve {
    private Serve() {}

    public static void main(String[] args) {
        System.exit(CommandRunner.run(new CommandLine(new ServeCommand(System.getenv(), Clock.systemUTC())), args));
    }
}
