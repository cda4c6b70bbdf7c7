package io.cinematch.notebooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cinematch.jobs.profile.DataProfile;
import io.cinematch.jobs.run.RunFolder;
import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.run.Storage;
import io.cinematch.model.errors.CineMatchException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rapaio.jupyter.kernel.display.DisplaySystem;

class NotebookSparkIT {
    private static SparkSession spark;

    @TempDir
    private Path data;

    @BeforeAll
    static void open() {
        spark = SparkSession.builder()
                .master("local[1]")
                .config("spark.ui.enabled", "false")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.sql.shuffle.partitions", "1")
                .getOrCreate();
    }

    @AfterAll
    static void close() {
        spark.stop();
    }

    @Test
    void theLatestRunsTablesAreViewsAndOthersAreNot() {
        run("early", 1);
        run("late", 2);
        storage().write(RunFolder.latestReport(data.toString()), report("late"));

        Notebook latest = Notebook.open(spark, data.toString(), Optional.empty());
        assertThat(latest.report().run()).isEqualTo("late");
        assertThat(latest.sql("SELECT * FROM lists").count()).isEqualTo(2);
        assertThat(spark.catalog().tableExists("ratings")).isFalse();

        Notebook early = Notebook.open(spark, data.toString(), Optional.of("early"));
        assertThat(early.sql("SELECT * FROM lists").count()).isEqualTo(1);
    }

    @Test
    void aVariantNamedLikeANumberKeepsItsName() {
        run("one", 1);
        Notebook run = Notebook.open(spark, data.toString(), Optional.of("one"));
        assertThat(run.sql("SELECT variant FROM lists").first().get(0)).isEqualTo("007");
    }

    @Test
    void whatIsMissingIsToldWithTheCommandThatMakesIt() {
        assertThatThrownBy(() -> Notebook.open(spark, data.toString(), Optional.empty()))
                .isInstanceOf(CineMatchException.class)
                .hasMessageContaining("runs/latest/report.json")
                .hasMessageContaining("./cinematch nightly");
        run("one", 1);
        Notebook run = Notebook.open(spark, data.toString(), Optional.of("one"));
        assertThatThrownBy(run::abTest).hasMessageContaining("./cinematch abtest --run one");
    }

    @Test
    void theKernelShowsAnAnswerAsATableOfItsFirstRows() {
        assertThat(shown(spark.range(2).toDF("n"))).isEqualTo("""
                        <table>
                        <tr><th>n</th></tr>
                        <tr><td>0</td></tr>
                        <tr><td>1</td></tr>
                        </table>
                        """);
        assertThat(shown(spark.range(Table.MOST_ROWS + 1).toDF("n")))
                .contains(">29<")
                .doesNotContain(">30<")
                .contains("The first 30 rows.");
    }

    @Test
    void theKernelShowsAChartAsAPicture() {
        Chart chart = Chart.columns("Users & ratings", spark.sql("SELECT 'a' AS name, 3L AS n"));
        assertThat(shown(chart)).startsWith("<img alt=\"Users &amp; ratings\" src=\"data:image/svg+xml;base64,");
    }

    private static String shown(Object object) {
        return String.valueOf(DisplaySystem.inst().render(object).data().get("text/html"));
    }

    private void run(String id, int users) {
        RunFolder folder = new RunFolder(data.toString(), id);
        storage().write(folder.report(), report(id));
        spark.range(users).toDF("user").write().parquet(folder.listMetrics() + "/variant=007");
    }

    private static RunReport report(String id) {
        DataProfile.Quantiles none = new DataProfile.Quantiles(0, 0, 0, 0, 0, 0, 0);
        return RunReport.begun(id, Instant.EPOCH, "test")
                .withData(new DataProfile(
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        Instant.EPOCH,
                        Instant.EPOCH,
                        Map.of(),
                        none,
                        none,
                        List.of(),
                        List.of(),
                        Map.of(),
                        0,
                        "fingerprint"));
    }

    private static Storage storage() {
        return new Storage(spark.sparkContext().hadoopConfiguration());
    }
}
