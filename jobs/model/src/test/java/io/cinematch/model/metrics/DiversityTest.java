package io.cinematch.model.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cinematch.model.metrics.Diversity.Dissimilarity;
import io.cinematch.model.score.ItemFactors;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class DiversityTest {
    /** Three genres, so that equal sets, none at all and nothing in common are frequent. */
    @Property(tries = 5000, seed = "5")
    void ofGenresEqualsTheDefinition(@ForAll long seed) {
        long[] bits = new Random(seed).longs(RandomCase.CATALOGUE, 0, 8).toArray();
        RandomCase user = RandomCase.of(seed);
        check(user, Diversity.genres(bits), (i, j) -> {
            double both = 0;
            double either = 0;
            for (int genre = 0; genre < 3; genre++) {
                boolean a = (bits[i] >> genre & 1) == 1;
                boolean b = (bits[j] >> genre & 1) == 1;
                both += a && b ? 1 : 0;
                either += a || b ? 1 : 0;
            }
            return either == 0 ? 0 : 1 - both / either;
        });
    }

    @Property(tries = 5000, seed = "6")
    void ofFactorsEqualsTheDefinition(@ForAll long seed) {
        Random random = new Random(seed);
        int rank = random.nextInt(5);
        float[][] q = new float[RandomCase.CATALOGUE][rank];
        for (float[] item : q) {
            for (int f = 0; f < rank; f++) {
                item[f] = random.nextInt(3) - 1 + (random.nextBoolean() ? random.nextFloat() : 0);
            }
        }
        check(RandomCase.of(seed), Diversity.factors(items(q)), (i, j) -> {
            double lengths = Math.sqrt(dot(q[i], q[i])) * Math.sqrt(dot(q[j], q[j]));
            return lengths == 0 ? 1 : 1 - dot(q[i], q[j]) / lengths;
        });
    }

    /** The mean over ordered pairs, which a symmetric dissimilarity leaves the same. */
    private static void check(RandomCase user, Dissimilarity d, Dissimilarity definition) {
        List<Double> pairs = new ArrayList<>();
        for (int i : user.top()) {
            user.top().stream().filter(j -> j != i).forEach(j -> pairs.add(definition.between(i, j)));
        }
        double found = Diversity.of(user.array(), user.k(), d);
        if (pairs.isEmpty()) {
            assertThat(found).isNaN();
        } else {
            assertThat(found)
                    .isCloseTo(pairs.stream().mapToDouble(p -> p).average().orElseThrow(), within(1e-9))
                    .isBetween(0.0, 2.0);
        }
    }

    /** {a, b}, {b, c}, {d}: distances 2/3, 1 and 1. */
    @Test
    void aHandComputedCaseOfGenres() {
        Dissimilarity genres = Diversity.genres(new long[] {0b0011, 0b0110, 0b1000});
        assertThat(Diversity.of(new int[] {0, 1, 2}, 3, genres)).isCloseTo(8.0 / 9, within(1e-12));
        assertThat(Diversity.of(new int[] {0, 1, 2}, 2, genres)).isCloseTo(2.0 / 3, within(1e-12));
    }

    /** (1, 0), (1, 1), (−2, 0): cosines √½, −1 and −√½. */
    @Test
    void aHandComputedCaseOfFactors() {
        Dissimilarity factors = Diversity.factors(items(new float[][] {{1, 0}, {1, 1}, {-2, 0}}));
        assertThat(factors.between(0, 1)).isCloseTo(1 - Math.sqrt(0.5), within(1e-12));
        assertThat(Diversity.of(new int[] {0, 1, 2}, 3, factors)).isCloseTo(4.0 / 3, within(1e-12));
    }

    @Test
    void moviesWithoutGenresAreAlike() {
        Dissimilarity genres = Diversity.genres(new long[] {0, 0, 1});
        assertThat(genres.between(0, 1)).isZero();
        assertThat(genres.between(0, 2)).isEqualTo(1);
    }

    @Test
    void aMovieWithoutFactorsIsAtOneFromAll() {
        Dissimilarity factors = Diversity.factors(items(new float[][] {{0, 0}, {0, 0}, {1, 0}}));
        assertThat(factors.between(0, 1)).isEqualTo(1);
        assertThat(factors.between(0, 2)).isEqualTo(1);
    }

    @Test
    void tinyAndHugeFactorsHaveADirection() {
        float[] tiny = {Float.MIN_VALUE, 0};
        float[] huge = {Float.MAX_VALUE, 0};
        Dissimilarity factors = Diversity.factors(items(new float[][] {tiny, huge}));
        assertThat(factors.between(0, 1)).isZero();
    }

    @Test
    void isNoNumberOfFewerThanTwo() {
        assertThat(Diversity.of(new int[] {1}, 10, (i, j) -> 1)).isNaN();
        assertThat(Diversity.of(new int[] {1, 2}, 1, (i, j) -> 1)).isNaN();
        assertThatThrownBy(() -> Diversity.of(new int[] {1, 2}, 0, (i, j) -> 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static ItemFactors items(float[][] q) {
        int rank = q[0].length;
        float[] flat = new float[q.length * rank];
        for (int i = 0; i < q.length; i++) {
            System.arraycopy(q[i], 0, flat, i * rank, rank);
        }
        return new ItemFactors(0, rank, new float[q.length], flat);
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int f = 0; f < a.length; f++) {
            sum += (double) a[f] * b[f];
        }
        return sum;
    }
}
