package io.cinematch.serving.lab;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A simulated A/B test.
 *
 * @param arms the first is what the others are compared with
 * @param sampleRatioP how often chance alone deals users at least so unevenly
 */
record Experiment(String model, List<Arm> arms, List<Effect> effects, OptionalDouble sampleRatioP, List<String> notes) {
    /**
     * @param engagement movies chosen by a user
     * @param diversity mean dissimilarity of genres within a list
     * @param coverage share of the catalogue that its users were shown
     */
    record Arm(
            String variant,
            long users,
            Optional<Interval> engagement,
            OptionalDouble diversity,
            OptionalDouble coverage) {}

    /**
     * @param difference of engagement, the arm's less the first's
     * @param relative the same ÷ the first's
     * @param power with which a difference of this size is found by so many users
     * @param smallest difference found four times in five
     */
    record Effect(
            String variant,
            Optional<Interval> difference,
            Optional<Interval> relative,
            OptionalDouble p,
            OptionalDouble power,
            OptionalDouble smallest,
            String verdict) {}

    static Experiment of(ExperimentFile file) {
        return new Experiment(
                PlainWords.of(file.model()),
                file.arms().stream()
                        .map(arm -> new Arm(
                                arm.variant(),
                                arm.users(),
                                arm.engagement().finite(),
                                Numbers.finite(arm.diversity()),
                                Numbers.finite(arm.coverage())))
                        .toList(),
                file.effects().stream()
                        .map(effect -> new Effect(
                                effect.variant(),
                                effect.difference().finite(),
                                effect.relative().finite(),
                                Numbers.finite(effect.p()),
                                Numbers.finite(effect.power()),
                                Numbers.finite(effect.smallest()),
                                effect.verdict().text()))
                        .toList(),
                Numbers.finite(file.sampleRatioP()),
                PlainWords.of(file.notes()));
    }
}
