package io.cinematch.model.foldin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** With and without missing ratings: a weight of 0 or none drawn is the classic model. */
class FoldInPropertiesTest {
    @Property(tries = 60)
    void theGradientOfTheFullObjectiveIsZeroAtTheSolution(
            @ForAll @IntRange(max = 24) int rank,
            @ForAll @IntRange(min = 1, max = 250) int n,
            @ForAll @DoubleRange(max = 2) double weight,
            @ForAll @DoubleRange(max = 5) double stars,
            @ForAll @IntRange(max = 12) int perRating,
            @ForAll long seed) {
        OneUser user = OneUser.random(rank, n, new Missing(weight, stars, perRating), seed);
        double[] x = user.solve();
        double[] gradient = user.gradient(x);
        for (int f = 0; f <= rank; f++) {
            // Float factors: x is off by up to 6e-8 relative, times a curvature of about the weight of all terms.
            assertThat(gradient[f]).as("analytic gradient %d", f).isCloseTo(0, within(1e-5 * user.weight()));
            double[] up = x.clone();
            double[] down = x.clone();
            up[f] += 1e-3;
            down[f] -= 1e-3;
            // The objective is quadratic, so the central difference has no truncation error.
            double numeric = (user.objective(up) - user.objective(down)) / 2e-3;
            assertThat(numeric).as("numeric gradient %d", f).isCloseTo(gradient[f], within(1e-7 * user.weight()));
        }
    }

    @Property(tries = 60)
    void contributionsSumToTheScore(
            @ForAll @IntRange(max = 24) int rank,
            @ForAll @IntRange(max = 60) int n,
            @ForAll @DoubleRange(max = 2) double weight,
            @ForAll @DoubleRange(max = 5) double stars,
            @ForAll @IntRange(max = OneUser.ITEMS - 1) int item,
            @ForAll long seed) {
        OneUser user = OneUser.random(rank, n, new Missing(weight, stars, 8), seed);
        Contributions parts =
                user.foldIn().attribution(user.rated(), user.stars()).of(item);
        assertThat(parts.score()).isCloseTo(user.score(item), within(1e-4));
        assertThat(parts.base()).isEqualTo(user.items().mu() + user.items().bias(item));
        assertThat(parts.ofRating()).hasSize(n);
    }
}
