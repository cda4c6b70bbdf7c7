package io.cinematch.jobs.variants;

import io.cinematch.jobs.funksvd.FunkSVDModel;
import java.util.Optional;
import java.util.function.Function;

/**
 * What training starts from.
 *
 * @param run whose models, for people; empty to train anew
 * @param epochs to train for from there
 * @param models by the name of the variant; none where there is none that fits
 */
public record Start(String run, int epochs, Function<String, Optional<FunkSVDModel>> models) {
    public static final Start ANEW = new Start("", 0, name -> Optional.empty());

    boolean anew() {
        return run.isEmpty();
    }
}
