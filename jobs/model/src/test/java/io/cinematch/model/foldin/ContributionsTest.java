package io.cinematch.model.foldin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cinematch.model.score.ItemFactors;
import org.junit.jupiter.api.Test;

class ContributionsTest {
    private static final Missing LOW = new Missing(0.4, 1, 8);

    /** Without ratings of the others a rating's stars change its own part alone, and in proportion. */
    @Test
    void aRatingsPartIsProportionalToWhatItSaysBeyondTheMean() {
        OneUser user = OneUser.random(6, 20, LOW, 3);
        Contributions before =
                user.foldIn().attribution(user.rated(), user.stars()).of(7);
        float[] stars = user.stars().clone();
        double mean = user.items().mu() + user.items().bias(user.rated()[4]);
        stars[4] = (float) (mean + 3 * (stars[4] - mean));

        Contributions after = user.foldIn().attribution(user.rated(), stars).of(7);

        for (int k = 0; k < 20; k++) {
            double expected = (k == 4 ? 3 : 1) * before.ofRating()[k];
            assertThat(after.ofRating()[k]).as("rating %d", k).isCloseTo(expected, within(1e-6));
        }
        assertThat(after.missing()).isEqualTo(before.missing());
    }

    /** As aHandComputedUserWithAMissingRating of {@link FoldInTest}: p = (4·1 + 0.5·1·2) / 6, and q = 2 is asked for. */
    @Test
    void aHandComputedScore() {
        ItemFactors items = new ItemFactors(0, 1, new float[2], new float[] {1, 2});
        Regularisation noBias = new Regularisation(2, 2, Double.POSITIVE_INFINITY, 1);
        Contributions parts = new FoldIn(items, noBias, new Missing(0.5, 1, 2))
                .attribution(new int[] {0}, new float[] {4})
                .of(1);
        assertThat(parts.base()).isZero();
        assertThat(parts.ofRating()).containsExactly(new double[] {2 * 4 / 6.0}, within(1e-12));
        assertThat(parts.missing()).isCloseTo(2 * 1 / 6.0, within(1e-12));
    }

    @Test
    void missingRatingsHaveNoPartInAModelToWhichTheyDoNotCount() {
        OneUser user = OneUser.random(6, 20, Missing.NONE, 3);
        assertThat(user.foldIn().attribution(user.rated(), user.stars()).of(7).missing())
                .isZero();
    }

    @Test
    void withoutRatingsTheBaseIsAllThereIs() {
        OneUser user = OneUser.random(6, 0, LOW, 3);
        Contributions parts =
                user.foldIn().attribution(user.rated(), user.stars()).of(7);
        assertThat(parts.score()).isEqualTo(parts.base());
    }

    /** What is kept from one item to the next is never changed by it. */
    @Test
    void theOrderInWhichItemsAreAskedForDoesNotMatter() {
        OneUser user = OneUser.random(6, 20, LOW, 3);
        Attribution all = user.foldIn().attribution(user.rated(), user.stars());
        all.of(7);
        all.of(user.rated()[2]);
        for (int item : new int[] {200, 7, user.rated()[2]}) {
            Contributions alone =
                    user.foldIn().attribution(user.rated(), user.stars()).of(item);
            assertThat(all.of(item).ofRating()).containsExactly(alone.ofRating());
            assertThat(all.of(item).missing()).isEqualTo(alone.missing());
            assertThat(all.of(item).score()).isCloseTo(user.score(item), within(1e-5));
        }
    }
}
