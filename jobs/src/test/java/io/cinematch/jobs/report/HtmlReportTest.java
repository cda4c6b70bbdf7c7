package io.cinematch.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.cinematch.jobs.abtest.AbTestReport;
import io.cinematch.jobs.run.VariantReport;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HtmlReportTest {
    static List<ReportInputs> runs() {
        return List.of(
                ExampleRun.full(),
                OddRuns.onlyBegun(),
                OddRuns.noRows(),
                OddRuns.oneVariant(),
                OddRuns.oddEpochs(),
                OddRuns.thirtyVariants());
    }

    @ParameterizedTest
    @MethodSource("runs")
    void isOneSmallPageWithoutNonsense(ReportInputs inputs) {
        String html = HtmlReport.html(inputs);

        assertThat(html)
                .hasSizeLessThan(1_000_000)
                .startsWith("<!DOCTYPE html>")
                .endsWith("</html>\n")
                .doesNotContain("NaN", "Infinity", "null", "Optional", "<script", "http://", "https://");
    }

    @ParameterizedTest
    @MethodSource("runs")
    void isTheSameForTheSameInput(ReportInputs inputs) {
        assertThat(HtmlReport.html(inputs)).isEqualTo(HtmlReport.html(inputs));
    }

    @Test
    void titlesAreText() {
        assertThat(HtmlReport.html(ExampleRun.full()))
                .contains("<bdi>&lt;script&gt;alert('x')&lt;/script&gt; &amp; \"quotes\"</bdi>");
    }

    @Test
    void whatWasNotDoneSaysWhatToRun() {
        assertThat(HtmlReport.html(OddRuns.onlyBegun()))
                .contains(
                        "Run 20261122-173438 is not evaluated yet",
                        "./cinematch evaluate --run 20261122-173438",
                        "./cinematch train --run 20261122-173438",
                        "./cinematch foldin --run 20261122-173438",
                        "./cinematch abtest --run 20261122-173438",
                        "./cinematch ingest");
    }

    @Test
    void aVariantThatCouldNotBeTrainedIsNamedWithTheReason() {
        VariantReport failed = VariantReport.failed("als", "als", Map.of(), 3, "Factors are no numbers any more.");
        ReportInputs inputs = new ReportInputs(
                ExampleRun.run().withVariants(List.of(failed)), Optional.empty(), Optional.empty(), Optional.empty());

        assertThat(HtmlReport.html(inputs)).contains("<b>als</b>: Factors are no numbers any more.");
    }

    @Test
    void everyNumberOfListsHasItsProtocolBesideIt() {
        assertThat(HtmlReport.html(ExampleRun.full()))
                .contains("NDCG@10, full-catalogue", "RMSE, stars", "precision@10, rated-only");
    }

    @Test
    void aHighPrecisionOfRatedOnlyIsPutBetweenItsReferences() {
        assertThat(HtmlReport.html(ExampleRun.full()))
                .contains("already gets 0.63, and nothing can get more than 0.86. The best variant, funksvd, has 0.79: "
                        + "70\u00a0% of that way.");
    }

    /** A bug once: where nobody took part, users were said to be dealt as evenly as chance would. */
    @Test
    void anExperimentThatDidNotTakePlaceSaysOnlyWhy() {
        AbTestReport none = new AbTestReport("", "", List.of(), List.of(), 1, List.of("als was dealt 0 of 1 users."));
        ReportInputs inputs = new ReportInputs(ExampleRun.run(), Optional.empty(), Optional.empty(), Optional.of(none));

        assertThat(HtmlReport.html(inputs))
                .contains("als was dealt 0 of 1 users.")
                .doesNotContain("dealt as evenly");
    }
}
