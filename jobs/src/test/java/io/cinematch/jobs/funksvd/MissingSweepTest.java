package io.cinematch.jobs.funksvd;

import static org.assertj.core.api.Assertions.assertThat;

import io.cinematch.model.foldin.Missing;
import org.junit.jupiter.api.Test;

class MissingSweepTest {
    private static final SgdSweep GIVEN = new SgdSweep(2, 0.05f, 0.02f, 0.01f, 0.01f, 0.01f, 0.01f);
    private static final Missing LOW = new Missing(0.5, 0, 4);
    private static final Cell NOTHING_HELD = new Cell(new int[0], new int[0], new float[0]);
    private static final long[] FOUR = {1, 2, 3, 4};

    /** Users 0 and 1 like items 0 and 1; nobody rates items 2 and 3. */
    private static Cell liked() {
        return new Cell(new int[] {0, 0, 1, 1}, new int[] {0, 1, 0, 1}, new float[] {5, 4, 4, 5});
    }

    private static Factors[] trained(Missing missing, Cell cell, Cell held, long seed) {
        Factors users = Factors.initial(new long[] {10, 11}, 2, 0.1, 1);
        Factors items = Factors.initial(FOUR, 2, 0.1, 2);
        for (int pass = 0; pass < 50; pass++) {
            new MissingSweep(GIVEN, missing).over(cell, RatedItems.of(2, cell, held), 3, users, items, seed + pass);
        }
        return new Factors[] {users, items};
    }

    private static float score(Factors[] model, int user, int item) {
        return -GIVEN.error(user, item, 0, 3, model[0], model[1]);
    }

    @Test
    void whatNobodyRatedFallsBehindWhatTheyLike() {
        Factors[] classic = trained(Missing.NONE, liked(), NOTHING_HELD, 1);
        Factors[] model = trained(LOW, liked(), NOTHING_HELD, 1);

        assertThat(score(model, 0, 2)).isLessThan(score(classic, 0, 2) - 1);
        assertThat(score(model, 0, 0)).isGreaterThan(score(model, 0, 2) + 2);
    }

    @Test
    void aMovieTheUserRatedIsNeverTakenForMissing() {
        int[] users = {0, 0, 0, 0, 1, 1, 1, 1};
        int[] items = {0, 1, 2, 3, 0, 1, 2, 3};
        Cell all = new Cell(users, items, new float[] {5, 4, 3, 2, 1, 2, 3, 4});
        assertThat(trained(LOW, all, NOTHING_HELD, 1))
                .usingRecursiveComparison()
                .isEqualTo(trained(Missing.NONE, all, NOTHING_HELD, 1));

        Cell rest = new Cell(new int[] {0, 0, 1, 1}, new int[] {2, 3, 2, 3}, new float[4]);
        assertThat(trained(LOW, liked(), rest, 1))
                .usingRecursiveComparison()
                .isEqualTo(trained(Missing.NONE, liked(), NOTHING_HELD, 1));
    }

    @Test
    void withoutMissingRatingsTheArithmeticIsThatOfThePlainSweep() {
        Factors users = Factors.initial(new long[] {10, 11}, 2, 0.1, 1);
        Factors items = Factors.initial(FOUR, 2, 0.1, 2);
        for (int pass = 0; pass < 50; pass++) {
            GIVEN.over(liked(), 3, users, items);
        }
        assertThat(trained(Missing.NONE, liked(), NOTHING_HELD, 1))
                .usingRecursiveComparison()
                .isEqualTo(new Factors[] {users, items});
    }

    @Test
    void theSeedDecidesWhatIsDrawn() {
        assertThat(trained(LOW, liked(), NOTHING_HELD, 1))
                .usingRecursiveComparison()
                .isEqualTo(trained(LOW, liked(), NOTHING_HELD, 1));
        assertThat(trained(LOW, liked(), NOTHING_HELD, 1)[1].p)
                .isNotEqualTo(trained(LOW, liked(), NOTHING_HELD, 9)[1].p);
    }

    /** All zero and μ 3: the given 5, 4, 4, 5 are 2 or 1 off, and each of the missing ones, drawn or not, is 3. */
    @Test
    void theLossWeighsWhatIsMissing() {
        Factors none = FactorRows.of(new float[4], new float[4][2]);
        RatedItems rated = RatedItems.of(2, liked());

        assertThat(new MissingSweep(GIVEN, Missing.NONE).loss(liked(), rated, 3, none, none, 1))
                .isEqualTo(10);
        double missing = new MissingSweep(GIVEN, LOW).loss(liked(), rated, 3, none, none, 1) - 10;
        assertThat(missing / (0.5 * 9)).isBetween(1.0, 15.0).isEqualTo(Math.rint(missing / (0.5 * 9)));
    }

    @Test
    void theMeanIsThatOfGivenAndMissingRatings() {
        assertThat(Missing.NONE.mean(3.5)).isEqualTo(3.5);
        assertThat(new Missing(0.5, 1, 4).mean(4)).isEqualTo((4 + 2 * 1) / 3.0);
    }
}
