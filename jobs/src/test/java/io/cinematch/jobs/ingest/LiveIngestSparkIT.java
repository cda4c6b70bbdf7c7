package io.cinematch.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.cinematch.jobs.profile.LiveCounts;
import io.cinematch.jobs.step.NightContext;
import io.cinematch.jobs.step.Step;
import io.cinematch.model.store.Forgetting;
import io.cinematch.model.store.LiveRatings;
import io.cinematch.model.store.LogTrim;
import io.cinematch.model.store.RealRedis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What users tell the service comes into the lake, once, and stays. */
class LiveIngestSparkIT {
    @RegisterExtension
    static final RealRedis REDIS = new RealRedis();

    private static final Instant TOLD = Instant.parse("2025-12-31T12:00:00Z");
    private static final long AT = TOLD.getEpochSecond();

    @TempDir
    private Path folder;

    private final LiveRatings live = new LiveRatings(REDIS.client());
    private LiveNights nights;

    @BeforeEach
    void prepare() {
        nights = new LiveNights(folder, REDIS);
    }

    @Test
    void whatUsersToldIsInTonightsLakeAndInEveryLater() {
        live.rate(7, Map.of(1, 4.5f), TOLD);
        live.rate(7, Map.of(3, 0.5f), TOLD.plusSeconds(1));
        Step.Outcome first = nights.ingest();
        List<String> known = List.of(
                "1,1,4.0,1262304000",
                "2,1,2.0,1262304000",
                "2,2,3.0,1262304000",
                "7,1,4.5," + AT,
                "7,3,0.5," + (AT + 1));
        assertThat(nights.lake()).isEqualTo(known);
        assertThat(first.summary()).isEqualTo("3 users, 3 movies, 0 rows put aside; + 2 live ratings of 1 user");
        assertThat(first.report().data().live()).isEqualTo(new LiveCounts(2, 2, 1, 0, 0, 0, 2));
        assertThat(first.report().data().last()).isEqualTo(TOLD.plusSeconds(1));
        assertThat(first.rowsIn()).isEqualTo(5);

        Step.Outcome second = nights.ingest();
        assertThat(nights.lake()).isEqualTo(known);
        assertThat(second.summary()).endsWith("; 2 live ratings of earlier nights");
        assertThat(second.report().data().fingerprint())
                .isEqualTo(first.report().data().fingerprint());

        REDIS.client().flushAll();
        live.rate(8, Map.of(2, 3f), TOLD);
        nights.ingest();
        assertThat(nights.lake()).hasSize(6).containsAll(known).contains("8,2,3.0," + AT);
    }

    @Test
    void withoutAnythingToldTheLakeIsTheDataSet() {
        Step.Outcome outcome = nights.ingest();
        assertThat(outcome.summary()).isEqualTo("2 users, 3 movies, 0 rows put aside");
        assertThat(nights.lake()).hasSize(3);
        assertThat(nights.state().version()).isZero();
    }

    @Test
    void theLastWordCountsWhateverTheClocksSay() {
        live.rate(2, Map.of(1, 5f), TOLD);
        live.rate(2, Map.of(1, 1f), TOLD.minusSeconds(1000));
        // Longer ago than the data set's own rating.
        live.rate(2, Map.of(2, 4f), Instant.parse("2009-01-01T00:00:00Z"));
        Step.Outcome outcome = nights.ingest();
        assertThat(nights.lake()).containsExactly("1,1,4.0,1262304000", "2,1,1.0," + (AT - 1000), "2,2,4.0,1230768000");
        assertThat(outcome.report().data().superseded()).isEqualTo(2);
    }

    @Test
    void whatIsTakenBackIsGoneFromTheDataSetTooAndStaysGone() {
        live.rate(1, Map.of(3, 5f), TOLD);
        nights.ingest();
        live.takeBack(1, Set.of(1, 3), Set.of(1), TOLD);
        assertThat(nights.ingest().summary()).endsWith("; + 0 live ratings of 0 users, 2 taken back");
        assertThat(nights.lake()).containsExactly("2,1,2.0,1262304000", "2,2,3.0,1262304000");
        nights.ingest();
        assertThat(nights.lake()).hasSize(2);
        live.rate(1, Map.of(1, 2f), TOLD);
        nights.ingest();
        assertThat(nights.lake()).contains("1,1,2.0," + AT);
    }

    @Test
    void whoIsForgottenIsGoneFromTheDataSetTooAndOnlyWhatCameAfterCounts() {
        live.rate(2, Map.of(3, 5f), TOLD);
        live.rate(7, Map.of(3, 5f), TOLD);
        nights.ingest();
        new Forgetting(REDIS.client()).forget(2, TOLD);
        assertThat(nights.ingest().summary()).endsWith(", 1 user forgotten");
        assertThat(nights.lake()).containsExactly("1,1,4.0,1262304000", "7,3,5.0," + AT);
        live.rate(2, Map.of(2, 1f), TOLD);
        nights.ingest();
        nights.ingest();
        assertThat(nights.lake()).containsExactly("1,1,4.0,1262304000", "2,2,1.0," + AT, "7,3,5.0," + AT);
    }

    /** The rows themselves, not only what is made of them: two tables are kept. */
    @Test
    void nothingOfAForgottenUserIsInTheLakesTablesTwoNightsLater() throws IOException {
        live.rate(2, Map.of(3, 5f), TOLD);
        nights.ingest();
        new Forgetting(REDIS.client()).forget(2, TOLD);
        nights.ingest();
        live.rate(7, Map.of(3, 5f), TOLD);
        nights.ingest();
        NightContext night = nights.night("any");
        List<Row> all = new ArrayList<>();
        try (Stream<Path> tables = Files.list(folder.resolve("data/lake/live")).filter(Files::isDirectory)) {
            tables.forEach(table ->
                    all.addAll(night.spark().read().parquet(table.toString()).collectAsList()));
        }
        assertThat(all).filteredOn(row -> row.getLong(0) == 2).allMatch(row -> row.getInt(1) == 0);
    }

    @Test
    void whatIsTrimmedAfterItWasReadIsInTheLake() {
        live.rate(7, Map.of(1, 4.5f), TOLD);
        nights.ingest();
        new LogTrim(REDIS.client()).through(nights.state().position(), Optional.empty());
        live.rate(7, Map.of(2, 4f), TOLD);
        nights.ingest();
        assertThat(nights.lake()).hasSize(5);
    }

    @Test
    void aLogOfManyPagesAndUsersIsReadWhole() {
        for (int user = 1; user <= 300; user++) {
            Map<Integer, Float> stars = new LinkedHashMap<>();
            for (int movie = 1; movie <= (user == 5 ? 3 : 1); movie++) {
                stars.put(movie, 3f);
            }
            live.rate(user, stars, TOLD);
        }
        for (int n = 0; n < 2500; n++) {
            live.rate(5, Map.of(1, n % 2 == 0 ? 1f : 2f), TOLD);
        }
        Step.Outcome outcome = nights.ingest();
        assertThat(outcome.report().data().live().entries()).isEqualTo(2802);
        assertThat(outcome.report().data().live().users()).isEqualTo(300);
        assertThat(nights.lake()).hasSize(303).contains("5,1,2.0," + AT);
    }
}
