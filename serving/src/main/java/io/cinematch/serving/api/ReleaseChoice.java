package io.cinematch.serving.api;

import io.cinematch.model.experiment.Buckets;
import io.cinematch.serving.http.ProblemException;
import io.cinematch.serving.http.ProblemType;
import io.cinematch.serving.recommend.Snapshot;
import io.cinematch.serving.release.ActiveSnapshot;
import java.util.Optional;

/** Which release answers a user: that of the variant they ask for, of their arm of the experiment, or the one served to all. */
public final class ReleaseChoice {
    private final ActiveSnapshot active;
    private final Optional<Buckets> experiment;

    public ReleaseChoice(ActiveSnapshot active, Optional<Buckets> experiment) {
        this.active = active;
        this.experiment = experiment;
    }

    /** For somebody who does not choose. An arm without a release is served what everybody is. */
    public Snapshot of(long user) {
        return experiment
                .flatMap(arms -> active.of(arms.of(user)))
                .or(active::get)
                .orElseThrow(ProblemException::noRelease);
    }

    /** The salt of the experiment under way; empty when there is none. */
    public String salt() {
        return experiment.map(Buckets::salt).orElse("");
    }

    /** For somebody who may choose. */
    public Snapshot of(long user, Optional<String> variant) {
        return variant.map(this::named).orElseGet(() -> of(user));
    }

    /** For nobody in particular, who may choose. */
    public Snapshot of(Optional<String> variant) {
        return variant.map(this::named).orElseGet(() -> active.get().orElseThrow(ProblemException::noRelease));
    }

    private Snapshot named(String variant) {
        return active.of(variant)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NO_SUCH_VARIANT,
                        "No release of a variant of this name is active.",
                        "Leave variant out, or ask for one of %s.".formatted(String.join(", ", active.variants()))));
    }
}
