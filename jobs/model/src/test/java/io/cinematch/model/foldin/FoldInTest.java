package io.cinematch.model.foldin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cinematch.model.score.ItemFactors;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldInTest {
    private static final Regularisation LAMBDA = new Regularisation(0.05, 9, 0.02, 9);

    @ParameterizedTest
    @CsvSource({"0,1", "0,30", "1,1", "3,2", "20,1", "20,5", "20,200", "64,40"})
    void isTheMinimiserOfTheObjective(int rank, int n) {
        Case c = Case.random(rank, n, 17);
        double[] x = c.solve();
        double[] gradient = c.gradient(x);
        for (int f = 0; f <= rank; f++) {
            // Float factors: x is off by up to 6e-8 relative, times a curvature of about n.
            assertThat(gradient[f]).as("analytic gradient %d", f).isCloseTo(0, within(1e-5 * n));
            double[] up = x.clone();
            double[] down = x.clone();
            up[f] += 1e-3;
            down[f] -= 1e-3;
            // The objective is quadratic, so the central difference has no truncation error.
            double numeric = (c.objective(up) - c.objective(down)) / 2e-3;
            assertThat(numeric).as("numeric gradient %d", f).isCloseTo(gradient[f], within(1e-7 * n));
        }
    }

    @ParameterizedTest
    @CsvSource({"0,3", "1,1", "5,2", "20,50", "64,10"})
    void equalsGaussianEliminationOfTheNormalEquations(int rank, int n) {
        Case c = Case.random(rank, n, 23);
        double[] expected = Gauss.solve(c.normalMatrix(), c.rightSide());
        assertThat(c.solve()).containsExactly(expected, within(1e-5));
    }

    @Test
    void doesNotDependOnTheOrderOfRatings() {
        Case c = Case.random(8, 12, 5);
        int[] rated = c.rated.clone();
        float[] stars = c.stars.clone();
        for (int k = 0; k < rated.length / 2; k++) {
            int other = rated.length - 1 - k;
            int item = rated[k];
            rated[k] = rated[other];
            rated[other] = item;
            float star = stars[k];
            stars[k] = stars[other];
            stars[other] = star;
        }
        Case turned = new Case(c.items, c.rank, rated, stars);
        assertThat(turned.solve()).containsExactly(c.solve(), within(1e-6));
    }

    @Test
    void withoutRatingsIsZero() {
        UserFactors user = new FoldIn(Case.random(3, 1, 1).items, LAMBDA).solve(new int[0], new float[0]);
        assertThat(user.bias()).isZero();
        assertThat(user.p()).containsExactly(0, 0, 0);
    }

    /** x = a·r / (aᵀa + λ) by hand: a = (1, 2), r = 5 − 3 − 0.5 = 1.5, λ = 1 for both; aaᵀ + I = (2 2; 2 5). */
    @Test
    void aHandComputedUser() {
        ItemFactors items = new ItemFactors(3, 1, new float[] {0.5f}, new float[] {2});
        UserFactors user = new FoldIn(items, Regularisation.of(1)).solve(new int[] {0}, new float[] {5});
        assertThat(user.bias()).isEqualTo(0.25f);
        assertThat(user.p()).containsExactly(0.5f);
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
            Case c = Case.random(10, 15, seed);
            int movie = 299;
            FoldIn foldIn = new FoldIn(c.items, LAMBDA);
            UserFactors before = foldIn.solve(c.rated, c.stars);
            float was = c.items.score(movie, before.bias(), before.p());
            int[] rated = Arrays.copyOf(c.rated, 16);
            float[] stars = Arrays.copyOf(c.stars, 16);
            rated[15] = movie;
            stars[15] = Math.max(5, was + 1);
            UserFactors after = foldIn.solve(rated, stars);
            assertThat(c.items.score(movie, after.bias(), after.p())).isGreaterThan(was);
        }
    }

    @Test
    void refusesWhatHasNoUniqueSolution() {
        ItemFactors items = new ItemFactors(0, 0, new float[1], new float[0]);
        assertThatThrownBy(() -> new FoldIn(items, Regularisation.of(0))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FoldIn(items, Regularisation.of(Double.NaN)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FoldIn(items, LAMBDA).solve(new int[1], new float[2]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** One user's ratings, and the objective written out as the javadoc of {@link FoldIn} has it. */
    private record Case(ItemFactors items, int rank, int[] rated, float[] stars) {
        static Case random(int rank, int n, long seed) {
            Random random = new Random(seed);
            float[] b = new float[300];
            float[] q = new float[300 * rank];
            for (int i = 0; i < b.length; i++) {
                b[i] = (float) random.nextGaussian() / 2;
            }
            for (int i = 0; i < q.length; i++) {
                q[i] = (float) random.nextGaussian() / 3;
            }
            int[] rated = random.ints(0, 299).distinct().limit(n).toArray();
            float[] stars = new float[n];
            for (int k = 0; k < n; k++) {
                stars[k] = (1 + random.nextInt(10)) / 2f;
            }
            return new Case(new ItemFactors(3.6, rank, b, q), rank, rated, stars);
        }

        double[] solve() {
            UserFactors user = new FoldIn(items, LAMBDA).solve(rated, stars);
            double[] x = new double[rank + 1];
            x[0] = user.bias();
            for (int f = 0; f < rank; f++) {
                x[f + 1] = user.p()[f];
            }
            return x;
        }

        double objective(double[] x) {
            double sum = 0;
            for (int k = 0; k < rated.length; k++) {
                sum += Math.pow(error(x, k), 2);
            }
            for (int f = 0; f <= rank; f++) {
                sum += rated.length * lambda(f) * x[f] * x[f];
            }
            return sum;
        }

        double[] gradient(double[] x) {
            double[] g = new double[rank + 1];
            for (int f = 0; f <= rank; f++) {
                for (int k = 0; k < rated.length; k++) {
                    g[f] -= 2 * error(x, k) * a(k, f);
                }
                g[f] += 2 * rated.length * lambda(f) * x[f];
            }
            return g;
        }

        double[][] normalMatrix() {
            double[][] m = new double[rank + 1][rank + 1];
            for (int r = 0; r <= rank; r++) {
                for (int c = 0; c <= rank; c++) {
                    for (int k = 0; k < rated.length; k++) {
                        m[r][c] += a(k, r) * a(k, c);
                    }
                }
                m[r][r] += rated.length * lambda(r);
            }
            return m;
        }

        double[] rightSide() {
            double[] y = new double[rank + 1];
            for (int r = 0; r <= rank; r++) {
                for (int k = 0; k < rated.length; k++) {
                    y[r] += a(k, r) * (stars[k] - items.mu() - items.bias(rated[k]));
                }
            }
            return y;
        }

        private double error(double[] x, int k) {
            double predicted = items.mu() + items.bias(rated[k]);
            for (int f = 0; f <= rank; f++) {
                predicted += a(k, f) * x[f];
            }
            return stars[k] - predicted;
        }

        private double a(int k, int f) {
            return f == 0 ? 1 : items.factor(rated[k], f - 1);
        }

        private static double lambda(int f) {
            return f == 0 ? LAMBDA.userBias() : LAMBDA.user();
        }
    }
}
