package io.cinematch.serving.bench;

import io.cinematch.model.cli.CommandRunner;
import io.cinematch.model.console.Console;
import java.time.Clock;
import picocli.CommandLine;

/** Measures the live service. */
public final class BenchServe {
    private BenchServe() {}

    public static void main(String[] args) {
        BenchServeCommand command = new BenchServeCommand(System.getenv(), Clock.systemUTC(), Console.system());
        System.exit(CommandRunner.run(new CommandLine(command), args));
    }
}
