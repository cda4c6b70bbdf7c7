package io.cinematch.jobs.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cinematch.model.errors.CineMatchException;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairingsTest {
    private static final Question NDCG = new Question("full-catalogue", "ndcg");

    private static List<String> of(Lineup lineup, Question question) {
        return Pairings.of(lineup, question).stream()
                .flatMap(block -> block.pairs().stream()
                        .map(pair -> "%s | %s: %s less %s"
                                .formatted(
                                        block.title(),
                                        pair.name(),
                                        pair.a().label(),
                                        pair.b().label())))
                .toList();
    }

    private static Lineup runs(KnownRun... runs) {
        return new Lineup(List.of(runs), List.of(), List.of());
    }

    @Test
    void ofOneRunTheBestIsComparedWithAllOthers() {
        assertThat(of(runs(Runs.run("a", "x", "y", "z")), NDCG))
                .containsExactly(
                        "z less each other variant | x: a:z less a:x", "z less each other variant | y: a:z less a:y");
        assertThat(of(runs(Runs.run("a", "x")), NDCG)).isEmpty();
    }

    @Test
    void ofSeveralRunsEachVariantIsComparedWithItselfInTheFirst() {
        assertThat(of(runs(Runs.run("a", "x", "y"), Runs.run("b", "y", "z"), Runs.run("c", "x", "two-heads")), NDCG))
                .containsExactly("b less a | y: b:y less a:y", "c less a | x: c:x less a:x");
    }

    @Test
    void runsOnOtherDataAreNotCompared() {
        KnownRun other = Runs.run(Runs.report("b", "0abc", "x"), Runs.evaluation(10, 4, "x"));
        KnownRun first = Runs.run("a", "x");

        assertThat(of(runs(first, other), NDCG)).isEmpty();
        List<Pair.Side> picked = List.of(new Pair.Side(first, "x"), new Pair.Side(other, "x"));
        assertThat(of(new Lineup(List.of(first, other), picked, List.of()), NDCG))
                .isEmpty();
    }

    @Test
    void pickedVariantsAreComparedWithTheFirst() {
        KnownRun run = Runs.run("a", "x", "y");
        List<Pair.Side> picked = List.of(new Pair.Side(run, "x"), new Pair.Side(run, "random"));

        assertThat(of(new Lineup(List.of(run), picked, List.of()), NDCG))
                .containsExactly("less a:x | a:random: a:random less a:x");
    }

    @Test
    void aMetricThatIsNotMeasuredIsRefusedAndThoseThatAreAreNamed() {
        List<KnownRun> runs = List.of(Runs.run("a", "x"));

        assertThat(Question.of("full-catalogue", "ndcg", runs)).isEqualTo(NDCG);
        assertThatThrownBy(() -> Question.of("rated-only", "ndcg", runs))
                .isInstanceOfSatisfying(CineMatchException.class, e -> {
                    assertThat(e.getMessage()).isEqualTo("ndcg is not measured by rated-only in these runs.");
                    assertThat(e.remedy()).isEqualTo("By full-catalogue there are gini, ndcg.");
                });
    }

    @Test
    void theBoardIsBestFirstWithReferencesOnce() {
        Lineup lineup = runs(Runs.run("a", "x"), Runs.run("b", "x", "y"));

        assertThat(Board.of(lineup, NDCG))
                .extracting(place -> place.run() + ":" + place.variant())
                .containsExactly("b:y", "a:x", "b:x", "a:random");
        assertThat(Board.of(lineup, new Question("full-catalogue", "gini")))
                .extracting(RunComparison.Place::value)
                .isSorted();
    }
}
