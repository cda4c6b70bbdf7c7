package io.cinematch.jobs.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.cinematch.jobs.evaluate.EvaluationReport;
import io.cinematch.jobs.registry.Measured;
import io.cinematch.jobs.run.RunReport;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KnownRunTest {
    private static final KnownRun A = Runs.run("a", "x");

    private static void assertDiffers(RunReport report, EvaluationReport evaluation, String why) {
        assertThat(Runs.run(report, evaluation).differsFrom(A)).contains(why);
    }

    @Test
    void runsOnTheSameTestMayBeJudged() {
        assertThat(Runs.run("b", "x", "y").differsFrom(A)).isEmpty();
    }

    @Test
    void runsOnAnotherTestMayNotAndItSaysWhy() {
        RunReport same = Runs.report("b", "00ff", "x");
        EvaluationReport found = Runs.evaluation(10, 4, "x");

        assertDiffers(
                Runs.report("b", "0abc", "x"), found, "they have other ratings: a has fingerprint 00ff, b has 0abc.");
        assertDiffers(Runs.report("b", "", "x"), found, "b does not tell the fingerprint of its ratings.");
        assertDiffers(
                same.withSplit("random 90/10, seed 42"),
                found,
                "their test sides differ: a has random 80/20, seed 42, b has random 90/10, seed 42.");
        assertDiffers(
                same,
                Runs.evaluation(20, 4, "x"),
                "they were judged otherwise: a by lists of 10 and from 4.0 stars, b by 20 and 4.0.");
        assertDiffers(
                same,
                Runs.evaluation(10, 3.5, "x"),
                "they were judged otherwise: a by lists of 10 and from 4.0 stars, b by 10 and 3.5.");
        KnownRun older = new KnownRun(same, Optional.empty(), Measured.of(same, Optional.empty()));
        assertThat(older.differsFrom(A)).contains("b was evaluated by another version of CineMatch.");
        assertThat(A.differsFrom(older)).contains("b was evaluated by another version of CineMatch.");
    }

    @Test
    void twoHeadsAreComparedThroughWhatTheyAreMadeOf() {
        KnownRun run = Runs.run("b", "x", "two-heads");

        assertThat(run.variants()).containsExactly("x");
        assertThat(run.twoHeaded()).containsExactly("two-heads");
    }
}
