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
 */
public record NightPlan(
        List<String> steps,
        Optional<Path> data,
        Optional<String> run,
        Optional<GivenSplit> given,
        Optional<Search> search,
        Optional<String> force) {
    public static final List<String> ALL = List.of("ingest", "split", "train", "evaluate", "score", "publish");

    public NightPlan(List<String> steps, Optional<Path> data, Optional<String> run, Optional<GivenSplit> given) {
        this(steps, data, run, given, Optional.empty(), Optional.empty());
    }

    public NightPlan forced(Optional<String> reason) {
        return new NightPlan(steps, data, run, given, search, reason);
    }

    public record GivenSplit(Path train, Path test) {}

    boolean has(String step) {
        return steps.contains(step);
    }
}
