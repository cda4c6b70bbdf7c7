package io.cinematch.jobs.funksvd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cinematch.jobs.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.SparkEnv;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.RDDBlockId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a dead executor takes along is taken away here from the one there is; FunkSVDClusterSparkIT kills real ones. */
class FunkSVDLossSparkIT {
    private static final Dataset<Row> ROWS = RatingTable.of(RatingTable.tastes(60, 40, 15, 3));

    /** Calls to the listener come between the strata of the epoch after, for some ratings are held out. */
    private static FunkSVD estimator() {
        return new FunkSVD().setRank(5).setMaxIter(9).setValidationShare(0.1).setNumBlocks(2);
    }

    @TempDir
    private Path folder;

    @BeforeEach
    @AfterEach
    void withoutCheckpointDirectory() {
        SharedSpark.context().sc().setCheckpointDir(null);
    }

    /** Loses all that is cached whenever training tells of one of these epochs for the first time. */
    private static Consumer<EpochStats> losing(Integer... epochs) {
        Set<Integer> when = new TreeSet<>(List.of(epochs));
        return epoch -> {
            if (when.remove(epoch.epoch())) {
                lose();
            }
        };
    }

    private static void lose() {
        for (int rdd : SharedSpark.cached()) {
            for (int block = 0; block < 2; block++) {
                SparkEnv.get().blockManager().removeBlock(new RDDBlockId(rdd, block), true);
            }
        }
    }

    private List<Path> files() {
        try (Stream<Path> contexts = Files.list(folder)) {
            return Files.list(contexts.findFirst().orElseThrow()).toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void lostFactorsLeaveTheBytesUnchanged(boolean checkpoints) {
        FunkSVDModel sound = estimator().fit(ROWS, epoch -> {}, () -> 0);
        List<String> bits = RatingTable.bits(sound);
        List<EpochStats> heard = new ArrayList<>();
        if (checkpoints) {
            SharedSpark.context().setCheckpointDir(folder.toString());
        }

        FunkSVDModel shaken =
                estimator().setCheckpointInterval(3).fit(ROWS, losing(2, 5).andThen(heard::add), () -> 0);

        assertThat(RatingTable.bits(shaken)).isEqualTo(bits);
        assertThat(shaken.summary().restarts()).isEqualTo(2);
        assertThat(shaken.summary().epochs())
                .isEqualTo(sound.summary().epochs())
                .isEqualTo(heard);
    }

    @Test
    void trainingGoesOnFromTheLastCheckpoint() {
        SharedSpark.context().setCheckpointDir(folder.toString());
        FunkSVD estimator = estimator().setCheckpointInterval(4).setNumBlocks(1);
        JobCounter calm = JobCounter.listen();
        estimator.fit(ROWS);
        calm.stop();
        JobCounter shaken = JobCounter.listen();
        estimator.fit(ROWS, losing(5));

        // Told of epoch 5 after the one stratum of epoch 6: the job of epoch 7 fails, then 5 and 6 are done again.
        assertThat(shaken.stop()).isEqualTo(calm.stages().size() + 3);
    }

    /** Its best epoch lies before the checkpoint that training goes back to. */
    @Test
    void theBestModelSurvivesToo() {
        FunkSVD overfitting = estimator()
                .setRank(16)
                .setStepSize(0.2)
                .setStepDecay(1)
                .setRegParam(0)
                .setMaxIter(10)
                .setPatience(10)
                .setCheckpointInterval(1);
        FunkSVDModel sound = overfitting.fit(ROWS);
        List<String> bits = RatingTable.bits(sound);
        SharedSpark.context().setCheckpointDir(folder.toString());

        FunkSVDModel shaken = overfitting.fit(ROWS, losing(9));

        assertThat(sound.summary().bestEpoch()).isLessThan(8);
        assertThat(RatingTable.bits(shaken)).isEqualTo(bits);
        assertThat(shaken.summary().restarts()).isEqualTo(1);
    }

    @Test
    void ofCheckpointsOnlyWhatIsNeededIsKept() throws IOException {
        SharedSpark.context().setCheckpointDir(folder.toString());
        List<Integer> kept = new ArrayList<>();

        FunkSVDModel model =
                estimator().setValidationShare(0).setCheckpointInterval(1).fit(ROWS, epoch -> kept.add(files().size()));

        assertThat(kept).containsExactly(0, 1, 1, 1, 1, 1, 1, 1, 1);
        assertThat(files()).hasSize(1);
        assertThat(Files.list(files().get(0)).filter(file -> !file.toString().endsWith(".crc")))
                .hasSize(2);
        lose();
        assertThat(model.userFactors().count()).isEqualTo(60);
    }

    @Test
    void aCheckpointIsOneStage() {
        SharedSpark.context().setCheckpointDir(folder.toString());
        List<Integer> stages = IntStream.of(-1, 3, 1)
                .map(interval -> {
                    JobCounter counter = JobCounter.listen();
                    estimator()
                            .setValidationShare(0)
                            .setCheckpointInterval(interval)
                            .fit(ROWS);
                    counter.stop();
                    return counter.run();
                })
                .boxed()
                .toList();

        // None after the last epoch, but one for the model's user factors.
        assertThat(stages).containsExactly(stages.get(0), stages.get(0) + 2 + 1, stages.get(0) + 8 + 1);
    }

    @Test
    void whatIsLostAgainAndAgainEndsTraining() {
        Set<Integer> before = new TreeSet<>(SharedSpark.cached());
        List<Integer> times = new ArrayList<>();

        assertThatThrownBy(() -> estimator().setMaxIter(2).fit(ROWS, epoch -> {}, () -> {
                    // The clock is asked at the start and the end of each epoch, too.
                    times.add(times.size());
                    lose();
                    return 0;
                }))
                .hasMessageContaining("CHECKPOINT_RDD_BLOCK_ID_NOT_FOUND");
        // Once for the fit; then five times the start of epoch 1, its end, and the start of epoch 2.
        assertThat(times).hasSize(1 + 5 * 3);
        assertThat(SharedSpark.cached()).isSubsetOf(before);
    }

    @Test
    void anErrorOfTheListenerIsNoLoss() {
        List<Integer> heard = new ArrayList<>();

        assertThatThrownBy(() -> estimator().fit(ROWS, epoch -> {
                    heard.add(epoch.epoch());
                    throw new IllegalStateException("not mine");
                }))
                .hasMessage("not mine");
        assertThat(heard).containsExactly(1);
    }
}
