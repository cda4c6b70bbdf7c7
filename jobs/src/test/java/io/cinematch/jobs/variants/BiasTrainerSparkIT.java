package io.cinematch.jobs.variants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cinematch.jobs.SharedSpark;
import io.cinematch.model.release.Head;
import io.cinematch.model.settings.Variant;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** By hand: μ = 3.2; movie 1 has 5 and 4, movie 2 has 1, 2 and 4. */
class BiasTrainerSparkIT {
    private static Dataset<Row> ratings;

    @BeforeAll
    static void rate() {
        ratings = SharedSpark.session().sql("""
                select cast(col1 as long) as user, cast(col2 as int) as movie, cast(col3 as float) as stars
                from values (1, 1, 5), (2, 1, 4), (1, 2, 1), (2, 2, 2), (3, 2, 4)
                """);
    }

    private static TrainedModel trained(Variant variant) {
        return new Trainer(ratings).train("v", variant, epoch -> {});
    }

    private static Map<Long, Float> biases(Dataset<Row> side) {
        Map<Long, Float> biases = new TreeMap<>();
        side.collectAsList().forEach(r -> biases.put(r.getLong(0), r.getFloat(1)));
        return biases;
    }

    @Test
    void theMeanOfAMovieIsDampedTowardsThatOfAll() {
        TrainedModel model = trained(new Variant.ItemMean(2));

        assertThat(model.info().mu()).isCloseTo(3.2, within(1e-9));
        assertThat(model.info().heads()).containsExactly(Head.RANK, Head.STARS);
        assertThat(model.users().isEmpty()).isTrue();
        Map<Long, Float> items = biases(model.items());
        assertThat(items.get(1L)).isCloseTo((1.8f + 0.8f) / 4, within(1e-6f));
        assertThat(items.get(2L)).isCloseTo((-2.2f - 1.2f + 0.8f) / 5, within(1e-6f));
    }

    @Test
    void withoutDampingItIsTheMean() {
        TrainedModel model = trained(new Variant.ItemMean(0));

        assertThat(3.2f + biases(model.items()).get(1L)).isCloseTo(4.5f, within(1e-6f));
    }

    @Test
    void moviesOfTheBiasVariantAreThoseOfItemMean() {
        TrainedModel both = trained(new Variant.Bias(3, 2));

        assertThat(biases(both.items()))
                .isEqualTo(biases(trained(new Variant.ItemMean(2)).items()));
        // User 3 gave 4 stars to movie 2, whose bias is −0.52.
        assertThat(biases(both.users()).get(3L)).isCloseTo((0.8f + 0.52f) / 4, within(1e-6f));
    }
}
