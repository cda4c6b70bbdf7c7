package io.cinematch.jobs.funksvd;

import static org.assertj.core.api.Assertions.assertThat;

import io.cinematch.jobs.SharedSpark;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** What an epoch costs on small data is its number of stages, so there is one for each stratum and no other. */
class FunkSVDJobsSparkIT {
    private static JobCounter jobs(int blocks, int epochs, double validationShare) {
        Dataset<Row> ratings = RatingTable.of(RatingTable.tastes(30, 20, 10, 1));
        // A test of whole nights may have set one.
        SharedSpark.context().sc().setCheckpointDir(null);
        JobCounter jobs = JobCounter.listen();
        new FunkSVD()
                .setNumBlocks(blocks)
                .setMaxIter(epochs)
                .setPatience(epochs)
                .setValidationShare(validationShare)
                .fit(ratings);
        jobs.stop();
        return jobs;
    }

    @Test
    void anEpochIsAsManyJobsOfOneStageAsThereAreBlocks() {
        for (int blocks : new int[] {1, 3}) {
            JobCounter few = jobs(blocks, 2, 0);
            JobCounter many = jobs(blocks, 5, 0);

            assertThat(many.run() - few.run()).isEqualTo(3 * blocks);
            // Two passes over the input, of which the second shuffles; then none does.
            assertThat(many.stages().subList(0, 2)).containsExactly(1, 2);
            assertThat(many.stages()).hasSize(2 + 5 * blocks + 1);
            assertThat(many.run()).isEqualTo(3 + 5 * blocks + 1);
        }
    }

    @Test
    void measuringTheHeldOutShareCostsOneJobAtTheEnd() {
        assertThat(jobs(2, 4, 0.2).run()).isEqualTo(jobs(2, 4, 0).run() + 1);
    }
}
