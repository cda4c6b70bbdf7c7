package io.cinematch.model.foldin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cinematch.model.score.ItemFactors;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldInTest {
    private static final Missing LOW = new Missing(0.4, 1, 8);

    @ParameterizedTest
    @CsvSource({"0,3", "1,1", "5,2", "20,50", "64,10"})
    void equalsGaussianEliminationOfTheNormalEquations(int rank, int n) {
        for (Missing missing : List.of(Missing.NONE, LOW)) {
            OneUser user = OneUser.random(rank, n, missing, 23);
            double[] expected = Gauss.solve(user.normalMatrix(), user.rightSide());
            assertThat(user.solve()).containsExactly(expected, within(1e-5));
        }
    }

    /** The number is what the solver gave before missing ratings could count. */
    @Test
    void withoutMissingRatingsTheArithmeticIsThatOfThePlainRidgeRegression() {
        int bits = 1;
        for (int seed = 0; seed < 20; seed++) {
            OneUser user = OneUser.random(seed, 3 * seed + 1, new Missing(0, 2, 8), seed);
            int[] ascending = user.rated().clone();
            Arrays.sort(ascending);
            UserFactors solved = user.foldIn().solve(ascending, user.stars());
            bits = 31 * (31 * bits + Float.floatToIntBits(solved.bias())) + Arrays.hashCode(solved.p());
        }
        assertThat(bits).isEqualTo(-1819596859);
    }

    @Test
    void doesNotDependOnTheOrderOfRatingsToTheLastBit() {
        for (Missing missing : List.of(Missing.NONE, LOW)) {
            OneUser user = OneUser.random(8, 60, missing, 5);
            double[] expected = user.solve();
            Map<Integer, Float> ratings = new TreeMap<>();
            for (int k = 0; k < user.rated().length; k++) {
                ratings.put(user.rated()[k], user.stars()[k]);
            }
            List<Integer> order = IntStream.of(user.rated()).boxed().collect(Collectors.toList());
            for (int seed = 0; seed < 20; seed++) {
                Collections.shuffle(order, new Random(seed));
                int[] rated = order.stream().mapToInt(i -> i).toArray();
                float[] stars = new float[rated.length];
                for (int k = 0; k < rated.length; k++) {
                    stars[k] = ratings.get(rated[k]);
                }
                OneUser turned = new OneUser(user.items(), user.lambda(), missing, rated, stars);
                assertThat(turned.solve()).containsExactly(expected);
            }
        }
    }

    @Test
    void withoutRatingsIsZero() {
        for (Missing missing : List.of(Missing.NONE, LOW)) {
            UserFactors user = OneUser.random(3, 0, missing, 1).foldIn().solve(new int[0], new float[0]);
            assertThat(user.bias()).isZero();
            assertThat(user.p()).containsExactly(0, 0, 0);
        }
    }

    /** x = a·r / (aᵀa + λ) by hand: a = (1, 2), r = 5 − 3 − 0.5 = 1.5, λ = 1 for both; aaᵀ + I = (2 2; 2 5). */
    @Test
    void aHandComputedUser() {
        ItemFactors items = new ItemFactors(3, 1, new float[] {0.5f}, new float[] {2});
        UserFactors user = new FoldIn(items, Regularisation.of(1)).solve(new int[] {0}, new float[] {5});
        assertThat(user.bias()).isEqualTo(0.25f);
        assertThat(user.p()).containsExactly(0.5f);
    }

    /**
     * Two movies, μ = 0, one of them rated: c = 0.5·2·1/2 = 0.5 for the other, so W = 1.5. With q = (1, 2), stars 4 and
     * 1, and no bias: p = (4·1 + 0.5·1·2) / (1 + 0.5·4 + 1.5·λ) = 5 / 6 where λ = 2.
     */
    @Test
    void aHandComputedUserWithAMissingRating() {
        ItemFactors items = new ItemFactors(0, 1, new float[2], new float[] {1, 2});
        Regularisation noBias = new Regularisation(2, 2, Double.POSITIVE_INFINITY, 1);
        UserFactors user = new FoldIn(items, noBias, new Missing(0.5, 1, 2)).solve(new int[] {0}, new float[] {4});
        assertThat(user.bias()).isZero();
        assertThat(user.p()).containsExactly(5 / 6f);
    }

    @Test
    void anInfiniteLambdaTakesTheBiasOut() {
        ItemFactors items = new ItemFactors(0, 1, new float[1], new float[] {2});
        Regularisation noBias = new Regularisation(1, 1, Double.POSITIVE_INFINITY, 1);
        UserFactors user = new FoldIn(items, noBias).solve(new int[] {0}, new float[] {5});
        assertThat(user.bias()).isZero();
        // 2·5 / (4 + 1)
        assertThat(user.p()).containsExactly(2);
    }

    @Test
    void fiveStarsForAMovieRaiseItsScore() {
        for (int seed = 0; seed < 50; seed++) {
            OneUser before = OneUser.random(10, 15, seed % 2 == 0 ? Missing.NONE : LOW, seed);
            int movie = OneUser.ITEMS - 1;
            int[] rated = Arrays.copyOf(before.rated(), 16);
            float[] stars = Arrays.copyOf(before.stars(), 16);
            rated[15] = movie;
            stars[15] = (float) Math.max(5, before.score(movie) + 1);
            OneUser after = new OneUser(before.items(), before.lambda(), before.missing(), rated, stars);
            assertThat(after.score(movie)).isGreaterThan(before.score(movie));
        }
    }

    /** Movies alike in everything but for rounding: the smallest λ leaves nothing of itself in the matrix. */
    @Test
    void factorsThatSayNothingApartAreSolvedAllTheSame() {
        float[] q = new float[40];
        Arrays.fill(q, 1000);
        ItemFactors items = new ItemFactors(0, 2, new float[20], q);
        UserFactors user = new FoldIn(items, Regularisation.of(1e-300))
                .solve(IntStream.range(0, 20).toArray(), stars(20, 4));
        assertThat(items.score(0, user.bias(), user.p())).isEqualTo(4, within(1e-3f));
    }

    @Test
    void whatCannotBeSolvedNamesTheCauseAndTheRemedy() {
        ItemFactors damaged = new ItemFactors(0, 1, new float[1], new float[] {Float.NaN});
        assertThatThrownBy(() -> new FoldIn(damaged, OneUser.LAMBDA).solve(new int[1], stars(1, 4)))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("these 1 ratings")
                .hasMessageContaining("lambdas (user 0.05, user bias 0.02) are too small")
                .hasMessageContaining("larger regParam");
        OneUser user = OneUser.random(2, 3, LOW, 1);
        assertThatThrownBy(() -> user.foldIn().solve(user.rated(), stars(3, Float.NaN)))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("not finite");
    }

    @Test
    void refusesWhatHasNoUniqueSolution() {
        ItemFactors items = new ItemFactors(0, 0, new float[3], new float[0]);
        assertThatThrownBy(() -> new FoldIn(items, Regularisation.of(0))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FoldIn(items, Regularisation.of(Double.NaN)))
                .isInstanceOf(IllegalArgumentException.class);
        FoldIn foldIn = new FoldIn(items, OneUser.LAMBDA);
        assertThatThrownBy(() -> foldIn.solve(new int[1], new float[2])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> foldIn.solve(new int[] {2, 0, 2}, new float[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("item 2 is rated twice");
    }

    private static float[] stars(int n, float stars) {
        float[] all = new float[n];
        Arrays.fill(all, stars);
        return all;
    }
}
