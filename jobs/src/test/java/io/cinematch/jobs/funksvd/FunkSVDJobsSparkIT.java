package io.cinematch.jobs.funksvd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** What an epoch costs on small data is its number of stages, so there is one for each stratum and no other. */
class FunkSVDJobsSparkIT {
    private static List<Integer> stages(int blocks, int epochs, double validationShare) {
        Dataset<Row> ratings = RatingTable.of(RatingTable.tastes(30, 20, 10, 1));
        JobCounter jobs = JobCounter.listen();
        new FunkSVD()
                .setNumBlocks(blocks)
                .setMaxIter(epochs)
                .setPatience(epochs)
                .setValidationShare(validationShare)
                .fit(ratings);
        jobs.stop();
        return jobs.stages();
    }

    @Test
    void anEpochIsAsManyJobsOfOneStageAsThereAreBlocks() {
        for (int blocks : new int[] {1, 3}) {
            List<Integer> few = stages(blocks, 2, 0);
            List<Integer> many = stages(blocks, 5, 0);

            assertThat(many.size() - few.size()).isEqualTo(3 * blocks);
            // Two passes over the input, of which the second shuffles; then none does.
            assertThat(many.subList(0, 2)).containsExactly(1, 2);
            assertThat(many.size()).isEqualTo(2 + 5 * blocks + 1);
        }
    }

    @Test
    void measuringTheHeldOutShareCostsOneJobAtTheEnd() {
        assertThat(stages(2, 4, 0.2)).hasSize(stages(2, 4, 0).size() + 1);
    }
}
