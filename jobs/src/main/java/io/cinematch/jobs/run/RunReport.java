package io.cinematch.jobs.run;

import io.cinematch.jobs.profile.DataProfile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What a run did and found: {@code report.json}. Steps add to it one after the other.
 *
 * @param run id
 * @param startedAt when its first step began
 * @param source where the ratings came from
 * @param data what they look like; {@link DataProfile#NONE} before ingest
 * @param split how they were split, for people; empty before split
 * @param protocol what each kind of metric means, by the first part of its name
 * @param steps the steps done so far, each with what it needs before it
 * @param variants the variants trained
 * @param releases the releases published, by variant
 * @param made with what, the one used last at the end; none in reports of versions that did not tell
 * @param status what is to be done, and where and why it stopped
 */
public record RunReport(
        String run,
        Instant startedAt,
        String source,
        DataProfile data,
        String split,
        Map<String, String> protocol,
        List<StepReport> steps,
        List<VariantReport> variants,
        Map<String, ReleaseReport> releases,
        List<Making> made,
        RunStatus status) {

    /**
     * A published release.
     *
     * @param id under which it is in the store
     * @param users user records
     * @param items items with factors
     * @param bytes size of its values
     * @param checksum of its content, the same for equal content whatever the id
     */
    public record ReleaseReport(String id, long users, int items, long bytes, String checksum) {}

    public static RunReport begun(String run, Instant at, String source) {
        return new RunReport(
                run,
                at,
                source,
                DataProfile.NONE,
                "",
                Map.of(),
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                RunStatus.planned(List.of()));
    }

    public RunReport withData(DataProfile profile) {
        return new RunReport(run, startedAt, source, profile, split, protocol, steps, variants, releases, made, status);
    }

    public RunReport withSplit(String how) {
        return new RunReport(run, startedAt, source, data, how, protocol, steps, variants, releases, made, status);
    }

    public RunReport withProtocol(Map<String, String> meaning) {
        return new RunReport(run, startedAt, source, data, split, meaning, steps, variants, releases, made, status);
    }

    public RunReport withVariants(List<VariantReport> trained) {
        return new RunReport(
                run, startedAt, source, data, split, protocol, steps, List.copyOf(trained), releases, made, status);
    }

    public RunReport withReleases(Map<String, ReleaseReport> published) {
        return new RunReport(run, startedAt, source, data, split, protocol, steps, variants, published, made, status);
    }

    /** With one more program or machine that works on it; one that did before is told once. */
    public RunReport withMaking(Making by) {
        List<Making> all =
                Stream.concat(made.stream(), Stream.of(by)).distinct().toList();
        return new RunReport(run, startedAt, source, data, split, protocol, steps, variants, releases, all, status);
    }

    /** With what its newest step was made; empty when that was by a version that did not tell. */
    public Optional<Making> lastMaking() {
        return made.isEmpty() ? Optional.empty() : Optional.of(made.get(made.size() - 1));
    }

    public RunReport withStatus(RunStatus now) {
        return new RunReport(run, startedAt, source, data, split, protocol, steps, variants, releases, made, now);
    }

    /** The steps that were asked for and are not done, in order; none when the run is as it was meant to be. */
    public List<String> undone() {
        return status.planned().stream().filter(step -> !has(step)).toList();
    }

    /** The folder's own name, since its path alone may take a line: {@code ml-1m} of {@code /a/ml-1m (MovieLens 1M)}. */
    public static String shortSource(String source) {
        return source.replaceFirst(" \\(.*", "").replaceFirst(".*/", "");
    }

    public boolean has(String step) {
        return steps.stream().anyMatch(s -> s.name().equals(step));
    }

    /** As before a step: without it, and without all that rests on what it left. */
    public RunReport before(String step) {
        return withSteps(steps.stream()
                .filter(s -> !s.name().equals(step) && !StepOrder.rests(s.name(), step))
                .toList());
    }

    /** With a step that is done. */
    public RunReport withStep(StepReport step) {
        List<StepReport> done = new ArrayList<>(steps);
        done.add(step);
        return withSteps(done);
    }

    private RunReport withSteps(List<StepReport> done) {
        return new RunReport(
                run, startedAt, source, data, split, protocol, List.copyOf(done), variants, releases, made, status);
    }

    public RunReport mapVariants(UnaryOperator<VariantReport> change) {
        return withVariants(variants.stream().map(change).toList());
    }
}
