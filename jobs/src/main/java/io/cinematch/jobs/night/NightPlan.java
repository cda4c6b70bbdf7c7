package io.cinematch.jobs.night;

import io.cinematch.jobs.tune.Search;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What one command is to do.
 *
 * @param steps names, in order
 * @param data folder with the data set, or empty for the default
 * @param run an existing run to go on with, or the id of a new one; empty for the latest, or for a new name
 * @param given somebody else's split, in place of the configured one
 * @param search what tune tries, where that is a step
 * @param force why to publish what the gate would refuse
 * @param night whether it is a whole night, of which there may be one at a time
 * @param resumed whether it goes on at a step that may have been begun
 * @param since a run whose models training starts from, or {@code latest}; empty to train anew
 */
public record NightPlan(
        List<String> steps,
        Optional<Path> data,
        Optional<String> run,
        Optional<GivenSplit> given,
        Optional<Search> search,
        Optional<String> force,
        boolean night,
        boolean resumed,
        Optional<String> since) {
    public static final List<String> ALL = List.of("ingest", "split", "train", "evaluate", "score", "publish");

    public NightPlan(List<String> steps, Optional<Path> data, Optional<String> run, Optional<GivenSplit> given) {
        this(steps, data, run, given, Optional.empty(), Optional.empty(), false, false, Optional.empty());
    }

    public record GivenSplit(Path train, Path test) {}

    public NightPlan forced(Optional<String> reason) {
        return new NightPlan(steps, data, run, given, search, reason, night, resumed, since);
    }

    public NightPlan searching(Search what) {
        return new NightPlan(steps, data, run, given, Optional.of(what), force, night, resumed, since);
    }

    /** As a whole night. */
    public NightPlan night(Optional<String> startingFrom) {
        return new NightPlan(steps, data, run, given, search, force, true, resumed, startingFrom);
    }

    /** What is left of a run. */
    NightPlan left(List<String> left, Optional<Path> from, String of) {
        return new NightPlan(left, from, Optional.of(of), given, search, force, night, true, since);
    }

    boolean has(String step) {
        return steps.contains(step);
    }
}
