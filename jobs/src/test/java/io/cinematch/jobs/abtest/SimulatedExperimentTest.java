package io.cinematch.jobs.abtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cinematch.jobs.abtest.AbTestReport.Arm;
import io.cinematch.jobs.abtest.AbTestReport.Effect;
import io.cinematch.jobs.stats.Verdict;
import io.cinematch.model.catalogue.Movie;
import io.cinematch.model.release.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulatedExperimentTest {
    private static final Catalogue CATALOGUE = new Catalogue(
            new int[] {10, 20, 30, 40},
            List.of(
                    new Movie(10, "a", 2000, List.of("Comedy"), "", ""),
                    new Movie(20, "b", 2000, List.of("Comedy", "Drama"), "", ""),
                    new Movie(30, "c", 2000, List.of("Drama"), "", ""),
                    new Movie(50, "elsewhere", 2000, List.of("Drama"), "", "")));

    private static AbTestReport report(List<ShownList> lists, String... arms) {
        return new SimulatedExperiment(ChoiceModelTest.settings(0.7, 0.02, 0.5, 0.9), List.of(arms), CATALOGUE)
                .report(lists);
    }

    private static void users(List<ShownList> lists, String arm, int n, int[] movies, Taste... tastes) {
        for (int u = 0; u < n; u++) {
            lists.add(new ShownList(lists.size(), arm, movies, tastes));
        }
    }

    private static List<ShownList> clear() {
        List<ShownList> lists = new ArrayList<>();
        users(lists, "poor", 200, new int[] {10, 20}, Taste.UNRATED, Taste.UNRATED);
        users(lists, "poor", 100, new int[] {10, 20}, Taste.LIKED, Taste.UNRATED);
        users(lists, "good", 310, new int[] {20, 30}, Taste.LIKED, Taste.DISLIKED);
        return lists;
    }

    @Test
    void aClearDifferenceIsToldWithItsSize() {
        AbTestReport report = report(clear(), "poor", "good");
        Effect effect = report.effects().get(0);
        assertThat(effect.variant()).isEqualTo("good");
        assertThat(effect.verdict()).isEqualTo(Verdict.BETTER);
        double poor = report.arms().get(0).engagement().value();
        double good = report.arms().get(1).engagement().value();
        assertThat(effect.difference().value()).isCloseTo(good - poor, within(1e-12));
        assertThat(effect.relative().value()).isCloseTo(good / poor - 1, within(1e-12));
        assertThat(effect.p()).isLessThan(0.001);
        assertThat(effect.power()).isGreaterThan(0.99);
        assertThat(report.sampleRatioP()).isBetween(0.5, 0.8);
    }

    @Test
    void theOtherWayRoundItIsWorse() {
        assertThat(report(clear(), "good", "poor").effects().get(0).verdict()).isEqualTo(Verdict.WORSE);
    }

    @Test
    void equalListsAreNotDistinguishable() {
        List<ShownList> lists = new ArrayList<>();
        users(lists, "a", 300, new int[] {10, 20}, Taste.LIKED, Taste.UNRATED);
        users(lists, "b", 300, new int[] {10, 20}, Taste.LIKED, Taste.UNRATED);
        Effect effect = report(lists, "a", "b").effects().get(0);
        assertThat(effect.verdict()).isEqualTo(Verdict.NOT_DISTINGUISHABLE);
        assertThat(effect.difference().low()).isNegative();
        assertThat(effect.difference().high()).isPositive();
        assertThat(effect.smallest()).isGreaterThan(Math.abs(effect.difference().value()));
    }

    @Test
    void diversityIsOfGenresAndCoverageOfTheCatalogue() {
        Arm poor = report(clear(), "poor", "good").arms().get(0);
        // Comedy beside Comedy and Drama: 1 − 1/2. Two of four movies.
        assertThat(poor.diversity()).isCloseTo(0.5, within(1e-12));
        assertThat(poor.coverage()).isEqualTo(0.5);
    }

    @Test
    void usersDealtUnevenlyAreNoticed() {
        List<ShownList> lists = new ArrayList<>();
        users(lists, "a", 600, new int[] {10}, Taste.LIKED);
        users(lists, "b", 400, new int[] {10}, Taste.LIKED);
        AbTestReport report = report(lists, "a", "b");
        assertThat(report.sampleRatioP()).isLessThan(1e-6);
        assertThat(AbTestText.lines(report, ChoiceModelTest.settings(0.7, 0.02, 0.5, 0.9), 10))
                .anyMatch(line -> line.contains("NOT DEALT EVENLY"));
    }

    @Test
    void tooFewUsersAreALineAndNoNumber() {
        List<ShownList> lists = new ArrayList<>();
        users(lists, "a", 1, new int[] {10}, Taste.LIKED);
        AbTestReport report = report(lists, "a", "b");
        assertThat(report.arms()).isEmpty();
        assertThat(report.effects()).isEmpty();
        assertThat(report.notes()).singleElement().asString().contains("a was dealt 1 of 1 users");
        assertThat(AbTestText.summary(report)).startsWith("nothing to compare: a was dealt 1");
    }

    @Test
    void anArmInWhichNobodyChoosesIsALineAndNoNumber() {
        List<ShownList> lists = new ArrayList<>();
        users(lists, "a", 5, new int[0]);
        users(lists, "b", 5, new int[] {10}, Taste.LIKED);
        assertThat(report(lists, "a", "b").notes())
                .singleElement()
                .asString()
                .contains("None of the 5 users shown a chose anything");
    }

    @Test
    void theReportIsReadBackAsItWasWritten() {
        AbTestReport report = report(clear(), "poor", "good");
        assertThat(Json.read(Json.writePretty(report), AbTestReport.class)).isEqualTo(report);
    }

    @Test
    void whatPeopleSeeFitsATerminalAndSaysWhoWins() {
        AbTestReport report = report(clear(), "poor", "good");
        List<String> lines = AbTestText.lines(report, ChoiceModelTest.settings(0.7, 0.02, 0.5, 0.9), 10);
        assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
        assertThat(lines).anyMatch(line -> line.contains("good is BETTER than poor: +"));
        assertThat(AbTestText.summary(report)).isEqualTo("beside poor: good better");
    }
}
