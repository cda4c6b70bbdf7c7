package io.cinematch.serving.lab;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a variant was trained.
 *
 * @param algorithm what trains it
 * @param bestEpoch the one that the model is from; 0 where there are none
 * @param epochs none for algorithms that do not tell
 * @param failure why there is no model of it
 */
record Curve(
        String variant, String algorithm, double seconds, int bestEpoch, List<Epoch> epochs, Optional<String> failure) {
    /**
     * @param trainRmse over the epoch's ratings, in stars
     * @param validationRmse on the held-out share; absent when nothing is held out
     * @param undone whether training went on from the model before it
     */
    record Epoch(int epoch, OptionalDouble trainRmse, OptionalDouble validationRmse, boolean undone, double seconds) {}

    static Curve of(ReportFile.Trained variant) {
        return new Curve(
                variant.name(),
                variant.algorithm(),
                variant.trainSeconds(),
                variant.bestEpoch(),
                variant.epochs().stream()
                        .map(epoch -> new Epoch(
                                epoch.epoch(),
                                Numbers.finite(epoch.trainRmse()),
                                Numbers.finite(epoch.validationRmse()),
                                epoch.undone(),
                                epoch.seconds()))
                        .toList(),
                variant.failure().filter(why -> !why.isEmpty()).map(PlainWords::of));
    }
}
