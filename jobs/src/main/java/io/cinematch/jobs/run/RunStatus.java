package io.cinematch.jobs.run;

import io.cinematch.model.errors.ExitCode;
import java.util.ArrayList;
import java.util.List;

/**
 * How a run stands.
 *
 * @param planned the steps that were asked for, in order; none in reports of versions that did not tell
 * @param at the step at work, or, when nobody works on it, the one that failed or was broken off; empty when none was
 * @param failure why it failed, a sentence; empty when it did not
 * @param exitCode of the command that failed, else 0
 */
public record RunStatus(List<String> planned, String at, String failure, int exitCode) {
    public RunStatus {
        planned = List.copyOf(planned);
    }

    public static RunStatus planned(List<String> steps) {
        return new RunStatus(steps, "", "", ExitCode.OK.code());
    }

    /** With more steps to do, behind those that were asked for before. */
    public RunStatus alsoPlanned(List<String> steps) {
        List<String> all = new ArrayList<>(planned);
        steps.stream().filter(step -> !all.contains(step)).forEach(all::add);
        return new RunStatus(all, at, failure, exitCode);
    }

    public RunStatus workingAt(String step) {
        return new RunStatus(planned, step, "", ExitCode.OK.code());
    }

    public RunStatus failedAt(String step, String why, ExitCode exit) {
        return new RunStatus(planned, step, why, exit.code());
    }

    public RunStatus resting() {
        return planned(planned);
    }

    public boolean failed() {
        return exitCode != ExitCode.OK.code();
    }
}
