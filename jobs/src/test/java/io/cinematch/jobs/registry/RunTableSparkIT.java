package io.cinematch.jobs.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.cinematch.jobs.SharedSpark;
import io.cinematch.jobs.run.Making;
import io.cinematch.jobs.run.RunFolder;
import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.run.VariantReport;
import io.cinematch.jobs.session.Machine;
import io.cinematch.jobs.stats.Interval;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunTableSparkIT {
    private static final Machine MACHINE = new Machine("local[2]", 2, "a JDK", "an OS", 4096, "4.1.0", "vector");

    @TempDir
    private Path data;

    private static RunReport report(String run) {
        return Reports.ingested(run)
                .withVariants(List.of(
                        new VariantReport("f", "funksvd", Map.of("rank", 20, "seed", 42), 1.5, List.of(), 3, Map.of())))
                .withReleases(Map.of("f", new RunReport.ReleaseReport(run + "-f", 1, 1, 1, "00")))
                .withMaking(new Making("0.1.0 (aaaaaaa)", MACHINE))
                .withMaking(new Making("0.1.0 (bbbbbbb)", MACHINE));
    }

    private static List<Measured> measured(double ndcg) {
        return List.of(
                new Measured(
                        "f",
                        false,
                        "full-catalogue",
                        "ndcg",
                        ndcg,
                        Optional.of(new Interval(ndcg, ndcg - 0.1, ndcg + 0.1)),
                        80),
                new Measured("f", false, "full-catalogue", "coverage", 0.5, Optional.empty(), 80),
                new Measured("random", true, "full-catalogue", "ndcg", 0.25, Optional.empty(), 80));
    }

    private void write(String run, List<Measured> measured) {
        RunTable.write(SharedSpark.session(), new RunFolder(data.toString(), run), report(run), measured);
    }

    private List<Row> rows(String... columns) {
        return RunTable.read(SharedSpark.session(), data.toString())
                .orderBy("run", "variant", "metric")
                .select(List.of(columns).stream().map(functions::col).toArray(org.apache.spark.sql.Column[]::new))
                .collectAsList();
    }

    @Test
    void hasARowForEachNumberOfEachRun() {
        write("20260101-030000", measured(0.5));
        write("2026", measured(0.75));

        assertThat(rows("run", "variant", "metric", "value", "low", "high", "release"))
                .extracting(Row::toString)
                .containsExactly(
                        "[2026,f,coverage,0.5,null,null,2026-f]",
                        "[2026,f,ndcg,0.75,0.65,0.85,2026-f]",
                        "[2026,random,ndcg,0.25,null,null,null]",
                        "[20260101-030000,f,coverage,0.5,null,null,20260101-030000-f]",
                        "[20260101-030000,f,ndcg,0.5,0.4,0.6,20260101-030000-f]",
                        "[20260101-030000,random,ndcg,0.25,null,null,null]");
        Row first = RunTable.read(SharedSpark.session(), data.toString())
                .where("run = '2026' and metric = 'ndcg' and not reference")
                .head();
        assertThat(first.<String>getAs("parameters")).isEqualTo("{\"rank\":20,\"seed\":42}");
        assertThat(first.<String>getAs("algorithm")).isEqualTo("funksvd");
        assertThat(first.<Double>getAs("train_seconds")).isEqualTo(1.5);
        assertThat(first.<String>getAs("fingerprint")).isEqualTo("00ff");
        assertThat(first.<String>getAs("split")).isEqualTo("random 80/20, seed 42");
        assertThat(first.<String>getAs("code")).isEqualTo("0.1.0 (bbbbbbb)");
        assertThat(first.<Timestamp>getAs("started_at").toInstant()).isEqualTo(Instant.EPOCH);
        assertThat(first.<Long>getAs("users")).isEqualTo(80);
        assertThat(first.<String>getAs("source")).isEqualTo("s");
    }

    @Test
    void aRunWrittenAgainTakesThePlaceOfItself() {
        write("a", measured(0.5));
        write("b", measured(0.5));
        write("a", measured(0.75).subList(0, 1));

        assertThat(rows("run", "value"))
                .extracting(Row::toString)
                .containsExactly("[a,0.75]", "[b,0.5]", "[b,0.5]", "[b,0.25]");
    }

    @Test
    void sparkAloneReadsItToo() {
        write("20260101-030000", measured(0.5));

        assertThat(SharedSpark.session()
                        .read()
                        .parquet(RunFolder.table(data.toString()))
                        .select("run")
                        .distinct()
                        .collectAsList())
                .extracting(Row::toString)
                .containsExactly("[20260101-030000]");
    }
}
