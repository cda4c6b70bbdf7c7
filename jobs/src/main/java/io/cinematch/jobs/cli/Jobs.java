package io.cinematch.jobs.cli;

import io.cinematch.model.cli.CommandRunner;

/** The batch side's main. */
public final class Jobs {
    private Jobs() {}

    public static void main(String[] args) {
        System.exit(CommandRunner.run(JobsCommand.create(Surroundings.ofProcess()), args));
    }
}
