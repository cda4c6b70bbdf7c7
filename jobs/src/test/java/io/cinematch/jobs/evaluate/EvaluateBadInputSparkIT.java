package io.cinematch.jobs.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.cinematch.jobs.evaluate.EvaluationReport.Scores;
import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import io.cinematch.model.release.Head;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is odd about a run's data or models is told in a line, and never a number that means nothing or the night's end. */
class EvaluateBadInputSparkIT {
    private static final List<Head> BOTH = List.of(Head.RANK, Head.STARS);
    private static final List<Head> LISTS = List.of(Head.RANK);

    @TempDir
    private Path folder;

    private OddRun run() {
        return new OddRun(folder);
    }

    /** Eight users who rated four movies of twelve each, and like the movie that is held out. */
    private OddRun ordinary() {
        OddRun run = run();
        for (int user = 1; user <= 8; user++) {
            for (int movie = user; movie < user + 4; movie++) {
                run.train(user, movie, 3 + movie % 3);
            }
            run.test(user, user < 5 ? user + 4 : user - 4, 4.5);
        }
        return run;
    }

    private static Scores row(EvaluationReport found, String variant, String protocol) {
        return found.rows().stream()
                .filter(row -> row.name().equals(variant) && row.protocol().equals(protocol))
                .findFirst()
                .orElseThrow();
    }

    private static void onlyNumbers(JsonNode node) {
        node.forEach(EvaluateBadInputSparkIT::onlyNumbers);
        assertThat(node.asText()).isNotIn("NaN", "Infinity", "-Infinity");
    }

    /** Everything that reads an evaluation reads this one. */
    private static EvaluationReport readByAll(OddRun run) {
        EvaluationReport found = run.evaluated();
        onlyNumbers(run.evaluationJson());
        String page = run.page();
        found.notes().forEach(note -> assertThat(page).contains(note.substring(0, Math.min(40, note.length()))));
        assertThat(run.leaderboard())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
        assertThat(run.table().filter("isnan(value)").count()).isZero();
        onlyNumbers(run.abTestJson());
        run.foldIn();
        assertThat(run.page()).doesNotContain("NaN", "Infinity");
        return found;
    }

    @Test
    void predictionsThatAreNoNumbersAreToldAndHaveNoErrors() {
        OddRun run = ordinary().model("als", BOTH, 2, Float.NaN).model("bias", BOTH, 0, 0.1f);

        EvaluationReport found = readByAll(run);

        assertThat(found.notes())
                .anySatisfy(note -> assertThat(note).startsWith("als gives 8 users scores that are no numbers"))
                .anySatisfy(note -> assertThat(note).startsWith("als predicts stars that are no numbers for 8 users"));
        assertThat(found.rows())
                .noneMatch(row -> row.name().equals("als") && row.protocol().equals(EvaluationReport.STARS));
        assertThat(row(found, "bias", EvaluationReport.STARS).metrics()).containsKeys("rmse", "mae");
    }

    /** A bug once: no list had a diversity, nor was it told why, when the first model's factors were no numbers. */
    @Test
    void diversityIsMeasuredByFactorsThatAreNumbers() {
        OddRun run = ordinary().model("als", BOTH, 2, Float.NaN).model("funksvd", BOTH, 2, 0.1f);

        assertThat(row(run.evaluated(), "funksvd", EvaluationReport.FULL_CATALOGUE)
                        .metrics())
                .containsKey("diversity_factors");
    }

    @Test
    void diversityWithoutAnyFactorsThatAreNumbersIsToldOf() {
        EvaluationReport found = ordinary().model("als", BOTH, 2, Float.NaN).evaluated();

        assertThat(found.notes()).anySatisfy(note -> assertThat(note).startsWith("diversity_factors is not measured"));
    }

    @Test
    void equalScoresAreTold() {
        EvaluationReport found = readByAll(ordinary().model("bias", BOTH, 0, 0));

        assertThat(found.notes())
                .anySatisfy(note -> assertThat(note).startsWith("bias gives 8 users the same score for every movie"));
    }

    /** A bug once: comparisons of fewer than six users had "Infinity" as the smallest difference to be seen. */
    @Test
    void oneUserIsTooFewForAnyComparison() {
        OddRun run = run().train(1, 1, 4)
                .train(1, 2, 3)
                .train(1, 3, 5)
                .test(1, 4, 5)
                .model("bias", BOTH, 0, 0.1f)
                .model("als", BOTH, 2, 0.2f);

        EvaluationReport found = readByAll(run);

        assertThat(found.comparisons()).isEmpty();
        assertThat(found.notes()).anySatisfy(note -> assertThat(note).startsWith("1 user is too few"));
        assertThat(row(found, "als", EvaluationReport.FULL_CATALOGUE).users()).isEqualTo(1);
    }

    @Test
    void variantsThatFailedAreToldWithWhatIsMadeOfThem() {
        OddRun run = ordinary()
                .model("bias", BOTH, 0, 0.1f)
                .model("funksvd", BOTH, 2, 0.1f)
                .failed("funksvd-rank", "it went wrong")
                .failed("two-heads", "it is made of funksvd-rank, which could not be trained");

        EvaluationReport found = readByAll(run);

        assertThat(found.notes())
                .contains("funksvd-rank was not judged: it went wrong")
                .contains("two-heads was not judged: it is made of funksvd-rank, which could not be trained");
        assertThat(found.rows())
                .noneMatch(row -> List.of("funksvd-rank", "two-heads").contains(row.name()));
    }

    @Test
    void testUsersWhomTrainingDoesNotKnowAreJudgedAsUnknown() {
        OddRun run = ordinary().model("bias", BOTH, 0, 0.1f).model("als", BOTH, 2, 0.1f);
        run.test(100, 1, 5).test(101, 2, 2).test(102, 999, 5);

        EvaluationReport found = readByAll(run);

        assertThat(found.notes())
                .contains("Judged as unknown, because they have held-out ratings but none in training: 3 users.");
        assertThat(row(found, "als", EvaluationReport.STARS).users()).isEqualTo(11);
    }

    @Test
    void aTestSideOnWhichNobodyLikedAnythingHasStarsAndNoLists() {
        OddRun run = run();
        for (int user = 1; user <= 8; user++) {
            run.train(user, user, 4).train(user, user + 1, 3).test(user, user % 8 + 2, 2);
        }
        run.model("popularity", LISTS, 0, 1).model("bias", BOTH, 0, 0.1f).model("als", BOTH, 2, 0.1f);

        EvaluationReport found = readByAll(run);

        assertThat(found.rows()).isNotEmpty().allMatch(row -> row.protocol().equals(EvaluationReport.STARS));
        assertThat(found.notes())
                .anySatisfy(note -> assertThat(note).startsWith("8 of 8 users with held-out ratings liked none"))
                .noneSatisfy(note -> assertThat(note).contains("too few"));
        assertThat(found.comparisons()).isNotEmpty();
    }

    @Test
    void noListsAndNoStarsAreADataCheck() {
        OddRun run = run().train(1, 1, 4).test(1, 2, 2).model("popularity", LISTS, 0, 1);

        refused(run, "No variant could be judged on the test side.");
    }

    @Test
    void anEmptySideIsADataCheck() {
        refused(run().train(1, 1, 4).model("bias", BOTH, 0, 0.1f), "the test side of the split is empty");
        refused(run().test(1, 1, 4).model("bias", BOTH, 0, 0.1f), "the training side of the split is empty");
    }

    @Test
    void allVariantsFailedIsADataCheck() {
        refused(ordinary().failed("als", "it went wrong"), "No variant could be judged on the test side.");
    }

    /** A bug once: even the oracle had an NDCG of 0, and nothing said why. */
    @Test
    void likedMoviesThatNoListCanHaveAreTold() {
        OddRun run = run();
        run.train(1, 1, 4).train(1, 2, 3).test(1, 3, 5).test(1, 4, 5).model("als", BOTH, 2, 0.1f);

        assertThat(readByAll(run).notes())
                .anySatisfy(
                        note -> assertThat(note).startsWith("2 of 2 held-out ratings that users like are of movies"));
    }

    private static void refused(OddRun run, String why) {
        assertThatThrownBy(run::evaluated)
                .isInstanceOf(CineMatchException.class)
                .hasMessageContaining(why)
                .extracting(e -> ((CineMatchException) e).exit())
                .isEqualTo(ExitCode.DATA_CHECK);
    }
}
