package io.cinematch.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cinematch.jobs.TestNight;
import io.cinematch.jobs.movielens.MovieLensFolder;
import io.cinematch.jobs.profile.LiveCounts;
import io.cinematch.jobs.ratinglog.LiveIntake;
import io.cinematch.jobs.ratinglog.LiveState;
import io.cinematch.jobs.run.RunFolder;
import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.step.NightContext;
import io.cinematch.jobs.step.Step;
import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import io.cinematch.model.store.Forgetting;
import io.cinematch.model.store.Keys;
import io.cinematch.model.store.LiveRatings;
import io.cinematch.model.store.LogTrim;
import io.cinematch.model.store.RatingLog;
import io.cinematch.model.store.RealRedis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
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
import redis.clients.jedis.params.XAddParams;

/** What users tell the service comes into the lake, once, and stays. */
class LiveIngestSparkIT {
    @RegisterExtension
    static final RealRedis REDIS = new RealRedis();

    /** A rating of user 1 and two of user 2, of 1 January 2010. */
    private static final String RATINGS = """
            userId,movieId,rating,timestamp
            1,1,4.0,1262304000
            2,1,2.0,1262304000
            2,2,3.0,1262304000
            """;

    private static final String MOVIES = """
            movieId,title,genres
            1,One (2001),Comedy
            2,Two (2002),Action
            3,Three (2003),Action
            """;

    private static final Instant TOLD = Instant.parse("2025-12-31T12:00:00Z");
    private static final long AT = TOLD.getEpochSecond();

    @TempDir
    private Path folder;

    private final LiveRatings live = new LiveRatings(REDIS.client());
    private final Map<String, String> settings = new HashMap<>();
    private int runs;

    @BeforeEach
    void prepare() throws IOException {
        REDIS.client().flushAll();
        settings.put("CINEMATCH_REDIS_URL", REDIS.address().toString());
        settings.put("CINEMATCH_INGEST_MAX_BAD_SHARE", "0.5");
        Files.createDirectories(folder.resolve("set"));
        Files.writeString(folder.resolve("set/movies.csv"), MOVIES);
        Files.writeString(folder.resolve("set/ratings.csv"), RATINGS);
    }

    private NightContext night(String run) {
        NightContext night = TestNight.in(folder.resolve("data"), settings);
        return new NightContext(
                night.spark(),
                night.settings(),
                night.storage(),
                new RunFolder(night.run().dataDir(), run),
                night.console(),
                night.clock());
    }

    private Step.Outcome ingest() {
        return ingest(night("run" + ++runs));
    }

    private Step.Outcome ingest(NightContext night) {
        return new IngestStep(night, MovieLensFolder.recognise(folder.resolve("set")))
                .run(RunReport.begun(night.run().id(), TestNight.NOW, "test"));
    }

    /** Of the last run, as user, movie, stars, time. */
    private List<String> lake() {
        NightContext night = night("run" + runs);
        return night.spark().read().parquet(night.run().lakeRatings()).orderBy("user", "movie").collectAsList().stream()
                .map(r -> r.mkString(","))
                .toList();
    }

    private LiveState state() {
        NightContext night = night("any");
        return LiveState.of(night.storage(), night.run().dataDir());
    }

    private List<String> putAside() {
        NightContext night = night("run" + runs);
        return night.spark().read().parquet(night.run().quarantine()).orderBy("text").collectAsList().stream()
                .map(r -> r.getString(0) + " " + r.getString(2) + " "
                        + r.getString(3).replaceFirst("^\\d+-\\d+ ", ""))
                .toList();
    }

    @Test
    void whatUsersToldIsInTonightsLakeAndInEveryLater() {
        live.rate(7, Map.of(1, 4.5f), TOLD);
        live.rate(7, Map.of(3, 0.5f), TOLD.plusSeconds(1));
        Step.Outcome first = ingest();
        List<String> known = List.of(
                "1,1,4.0,1262304000",
                "2,1,2.0,1262304000",
                "2,2,3.0,1262304000",
                "7,1,4.5," + AT,
                "7,3,0.5," + (AT + 1));
        assertThat(lake()).isEqualTo(known);
        assertThat(first.summary()).isEqualTo("3 users, 3 movies, 0 rows put aside; + 2 live ratings of 1 user");
        assertThat(first.report().data().live()).isEqualTo(new LiveCounts(2, 2, 1, 0, 0, 0, 2));
        assertThat(first.report().data().last()).isEqualTo(TOLD.plusSeconds(1));
        assertThat(first.rowsIn()).isEqualTo(5);

        Step.Outcome second = ingest();
        assertThat(lake()).isEqualTo(known);
        assertThat(second.summary()).endsWith("; 2 live ratings of earlier nights");
        assertThat(second.report().data().fingerprint())
                .isEqualTo(first.report().data().fingerprint());

        REDIS.client().flushAll();
        live.rate(8, Map.of(2, 3f), TOLD);
        ingest();
        assertThat(lake()).hasSize(6).containsAll(known).contains("8,2,3.0," + AT);
    }

    @Test
    void withoutAnythingToldTheLakeIsTheDataSet() {
        Step.Outcome outcome = ingest();
        assertThat(outcome.summary()).isEqualTo("2 users, 3 movies, 0 rows put aside");
        assertThat(lake()).hasSize(3);
        assertThat(state().version()).isZero();
    }

    @Test
    void theLastWordCountsWhateverTheClocksSay() {
        live.rate(2, Map.of(1, 5f), TOLD);
        live.rate(2, Map.of(1, 1f), TOLD.minusSeconds(1000));
        // Longer ago than the data set's own rating.
        live.rate(2, Map.of(2, 4f), Instant.parse("2009-01-01T00:00:00Z"));
        Step.Outcome outcome = ingest();
        assertThat(lake()).containsExactly("1,1,4.0,1262304000", "2,1,1.0," + (AT - 1000), "2,2,4.0,1230768000");
        assertThat(outcome.report().data().superseded()).isEqualTo(2);
    }

    @Test
    void whatIsTakenBackIsGoneFromTheDataSetTooAndStaysGone() {
        live.rate(1, Map.of(3, 5f), TOLD);
        ingest();
        live.takeBack(1, Set.of(1, 3), Set.of(1), TOLD);
        assertThat(ingest().summary()).endsWith("; + 0 live ratings of 0 users, 2 taken back");
        assertThat(lake()).containsExactly("2,1,2.0,1262304000", "2,2,3.0,1262304000");
        ingest();
        assertThat(lake()).hasSize(2);
        live.rate(1, Map.of(1, 2f), TOLD);
        ingest();
        assertThat(lake()).contains("1,1,2.0," + AT);
    }

    @Test
    void whoIsForgottenIsGoneFromTheDataSetTooAndOnlyWhatCameAfterCounts() {
        live.rate(2, Map.of(3, 5f), TOLD);
        live.rate(7, Map.of(3, 5f), TOLD);
        ingest();
        new Forgetting(REDIS.client()).forget(2, TOLD);
        assertThat(ingest().summary()).endsWith(", 1 user forgotten");
        assertThat(lake()).containsExactly("1,1,4.0,1262304000", "7,3,5.0," + AT);
        live.rate(2, Map.of(2, 1f), TOLD);
        ingest();
        ingest();
        assertThat(lake()).containsExactly("1,1,4.0,1262304000", "2,2,1.0," + AT, "7,3,5.0," + AT);
    }

    /** The rows themselves, not only what is made of them: two tables are kept. */
    @Test
    void nothingOfAForgottenUserIsInTheLakesTablesTwoNightsLater() throws IOException {
        live.rate(2, Map.of(3, 5f), TOLD);
        ingest();
        new Forgetting(REDIS.client()).forget(2, TOLD);
        ingest();
        live.rate(7, Map.of(3, 5f), TOLD);
        ingest();
        NightContext night = night("any");
        List<Row> all = new ArrayList<>();
        try (Stream<Path> tables = Files.list(folder.resolve("data/lake/live")).filter(Files::isDirectory)) {
            tables.forEach(table ->
                    all.addAll(night.spark().read().parquet(table.toString()).collectAsList()));
        }
        assertThat(all).filteredOn(row -> row.getLong(0) == 2).allMatch(row -> row.getInt(1) == 0);
    }

    @Test
    void aNightThatEndsBeforeItKnowsLosesAndDoublesNothing() {
        live.rate(7, Map.of(1, 4.5f), TOLD);
        LiveState before = state();
        try (LiveIntake killed = LiveIntake.read(night("killed"))) {
            assertThat(killed.counts().ratings()).isOne();
        }
        assertThat(state()).isEqualTo(before);
        live.rate(7, Map.of(2, 4f), TOLD);
        assertThat(ingest().report().data().live().ratings()).isEqualTo(2);
        assertThat(lake()).hasSize(5);
        assertThat(folder.resolve("data/lake/live/1-killed")).doesNotExist();
    }

    @Test
    void ofTwoNightsAtOnceOneSaysThatItIsNotAlone() {
        live.rate(7, Map.of(1, 4.5f), TOLD);
        try (LiveIntake early = LiveIntake.read(night("early"))) {
            assertThatThrownBy(this::ingest)
                    .hasMessageContaining("Another night is taking live ratings")
                    .hasMessageContaining("early");
            early.commit();
        }
        ingest();
        assertThat(lake()).hasSize(4);
        assertThat(folder.resolve("data/lake/live/lock")).doesNotExist();
    }

    @Test
    void theSameRunIngestedAgainDoublesNothing() {
        live.rate(7, Map.of(1, 4.5f), TOLD);
        ingest();
        List<String> lake = lake();
        NightContext again = night("run1");
        ingest(again);
        assertThat(lake()).isEqualTo(lake);
        assertThat(state().version()).isOne();
    }

    @Test
    void whatCannotBeReadAndWhatIsOfNoMovieIsPutAsideAndTold() {
        live.rate(7, Map.of(1, 4.5f, 99, 5f), TOLD);
        String log = Keys.log(Keys.bucket(7));
        for (Map<String, String> odd : List.of(
                Map.of("op", "dance", "user", "7", "at", "1"),
                Map.of("op", "rate", "user", "-7", "movie", "1", "stars", "3", "at", "1"),
                // In another bucket's part.
                Map.of("op", "rate", "user", "8", "movie", "1", "stars", "3", "at", "1"))) {
            REDIS.client().xadd(log, XAddParams.xAddParams(), odd);
        }
        settings.put("CINEMATCH_INGEST_MAX_BAD_SHARE", "0.55");

        Step.Outcome outcome = ingest();

        assertThat(putAside())
                .containsExactlyInAnyOrder(
                        log + " UNKNOWN_MOVIE user 7 movie 99 stars 5.0",
                        log + " UNREADABLE_ENTRY {at=1, movie=1, op=rate, stars=3, user=-7}",
                        log + " UNREADABLE_ENTRY {at=1, movie=1, op=rate, stars=3, user=8}",
                        log + " UNREADABLE_ENTRY {at=1, op=dance, user=7}");
        assertThat(outcome.summary()).contains("4 rows put aside; + 2 live ratings of 1 user");
        assertThat(lake()).hasSize(4).contains("7,1,4.5," + AT);

        // A catalogue that has it at last.
        writeMovies(MOVIES + "99,At Last (2025),Drama\n");
        ingest();
        assertThat(lake()).contains("7,99,5.0," + AT);
        assertThat(putAside()).isEmpty();
    }

    private void writeMovies(String movies) {
        try {
            Files.writeString(folder.resolve("set/movies.csv"), movies);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void tooManyBadEntriesEndTheNightWhichThenKnowsNoneOfThem() {
        live.rate(7, Map.of(97, 4.5f, 98, 5f, 99, 5f), TOLD);
        settings.put("CINEMATCH_INGEST_MAX_BAD_SHARE", "0.4");
        assertThatThrownBy(this::ingest)
                .isInstanceOfSatisfying(
                        CineMatchException.class, e -> assertThat(e.exit()).isEqualTo(ExitCode.DATA_CHECK))
                .hasMessageContaining("3 of 6 rows of the data set and the rating log")
                .hasMessageContaining("user 7 movie 97");
        assertThat(state()).isEqualTo(new LiveState(0, "", "", "", state().position()));
    }

    @Test
    void aClockThatIsOffCostsNobodyARating() {
        live.rate(7, Map.of(1, 4.5f), Instant.parse("2090-01-01T00:00:00Z"));
        live.rate(7, Map.of(2, 4.5f), Instant.EPOCH);
        Step.Outcome outcome = ingest();
        assertThat(lake()).filteredOn(row -> row.startsWith("7,")).hasSize(2);
        // Redis's clock is the machine's, and later than the night's.
        assertThat(outcome.report().data().last())
                .isBetween(TestNight.NOW.minusSeconds(1), TestNight.NOW.plusSeconds(86_400));
    }

    @Test
    void aLakeThatNeverHadWhatIsTrimmedIsRefusedUnlessItIsToldToGoOn() {
        live.rate(7, Map.of(1, 4.5f), TOLD);
        RatingLog log = new RatingLog(REDIS.client());
        new LogTrim(REDIS.client()).through(log.end(), Optional.empty());
        live.rate(7, Map.of(2, 4f), TOLD);

        assertThatThrownBy(this::ingest)
                .isInstanceOfSatisfying(
                        CineMatchException.class, e -> assertThat(e.exit()).isEqualTo(ExitCode.DATA_CHECK))
                .hasMessageContaining("Live ratings are missing")
                .hasMessageContaining("this lake has never read it");

        settings.put("CINEMATCH_INGEST_RATING_LOG", "adopt");
        ingest();
        assertThat(lake()).hasSize(4).contains("7,2,4.0," + AT);
        settings.put("CINEMATCH_INGEST_RATING_LOG", "read");
        ingest();
        assertThat(lake()).hasSize(4);
    }

    @Test
    void whatIsTrimmedAfterItWasReadIsInTheLake() {
        live.rate(7, Map.of(1, 4.5f), TOLD);
        ingest();
        new LogTrim(REDIS.client()).through(state().position(), Optional.empty());
        live.rate(7, Map.of(2, 4f), TOLD);
        ingest();
        assertThat(lake()).hasSize(5);
    }

    @Test
    void toSkipTheLogLeavesItForLaterAndWhatIsKnownCounts() {
        live.rate(7, Map.of(1, 4.5f), TOLD);
        ingest();
        live.rate(7, Map.of(2, 4f), TOLD);
        settings.put("CINEMATCH_INGEST_RATING_LOG", "skip");
        settings.put("CINEMATCH_REDIS_URL", "redis://127.0.0.1:1");
        ingest();
        assertThat(lake()).hasSize(4);
        settings.put("CINEMATCH_INGEST_RATING_LOG", "read");
        assertThatThrownBy(this::ingest)
                .isInstanceOfSatisfying(
                        CineMatchException.class, e -> assertThat(e.exit()).isEqualTo(ExitCode.STORE));
        settings.put("CINEMATCH_REDIS_URL", REDIS.address().toString());
        ingest();
        assertThat(lake()).hasSize(5);
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
        Step.Outcome outcome = ingest();
        assertThat(outcome.report().data().live().entries()).isEqualTo(2802);
        assertThat(outcome.report().data().live().users()).isEqualTo(300);
        assertThat(lake()).hasSize(303).contains("5,1,2.0," + AT);
    }
}
