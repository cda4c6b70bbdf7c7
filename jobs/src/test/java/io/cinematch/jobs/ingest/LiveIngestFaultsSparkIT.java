package io.cinematch.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cinematch.jobs.TestNight;
import io.cinematch.jobs.ratinglog.LiveIntake;
import io.cinematch.jobs.ratinglog.LiveState;
import io.cinematch.jobs.step.NightContext;
import io.cinematch.jobs.step.Step;
import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import io.cinematch.model.store.Keys;
import io.cinematch.model.store.LiveRatings;
import io.cinematch.model.store.LogTrim;
import io.cinematch.model.store.RatingLog;
import io.cinematch.model.store.RealRedis;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.params.XAddParams;

/** What goes wrong while a night takes over what users have told: nothing is lost, doubled or dropped in silence. */
class LiveIngestFaultsSparkIT {
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
    void aNightThatEndsBeforeItKnowsLosesAndDoublesNothing() {
        live.rate(7, Map.of(1, 4.5f), TOLD);
        LiveState before = nights.state();
        try (LiveIntake killed = LiveIntake.read(nights.night("killed"))) {
            assertThat(killed.counts().ratings()).isOne();
        }
        assertThat(nights.state()).isEqualTo(before);
        live.rate(7, Map.of(2, 4f), TOLD);
        assertThat(nights.ingest().report().data().live().ratings()).isEqualTo(2);
        assertThat(nights.lake()).hasSize(5);
        assertThat(folder.resolve("data/lake/live/1-killed")).doesNotExist();
    }

    @Test
    void ofTwoNightsAtOnceOneSaysThatItIsNotAlone() {
        live.rate(7, Map.of(1, 4.5f), TOLD);
        try (LiveIntake early = LiveIntake.read(nights.night("early"))) {
            assertThatThrownBy(nights::ingest)
                    .hasMessageContaining("Another night is taking live ratings")
                    .hasMessageContaining("early");
            early.commit();
        }
        nights.ingest();
        assertThat(nights.lake()).hasSize(4);
        assertThat(folder.resolve("data/lake/live/lock")).doesNotExist();
    }

    @Test
    void theSameRunIngestedAgainDoublesNothing() {
        live.rate(7, Map.of(1, 4.5f), TOLD);
        nights.ingest();
        List<String> lake = nights.lake();
        NightContext again = nights.night("run1");
        nights.ingest(again);
        assertThat(nights.lake()).isEqualTo(lake);
        assertThat(nights.state().version()).isOne();
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
        nights.set("CINEMATCH_INGEST_MAX_BAD_SHARE", "0.55");

        Step.Outcome outcome = nights.ingest();

        assertThat(nights.putAside())
                .containsExactlyInAnyOrder(
                        log + " UNKNOWN_MOVIE user 7 movie 99 stars 5.0",
                        log + " UNREADABLE_ENTRY {at=1, movie=1, op=rate, stars=3, user=-7}",
                        log + " UNREADABLE_ENTRY {at=1, movie=1, op=rate, stars=3, user=8}",
                        log + " UNREADABLE_ENTRY {at=1, op=dance, user=7}");
        assertThat(outcome.summary()).contains("4 rows put aside; + 2 live ratings of 1 user");
        assertThat(nights.lake()).hasSize(4).contains("7,1,4.5," + AT);

        // A catalogue that has it at last.
        nights.write("movies.csv", LiveNights.MOVIES + "99,At Last (2025),Drama\n");
        nights.ingest();
        assertThat(nights.lake()).contains("7,99,5.0," + AT);
        assertThat(nights.putAside()).isEmpty();
    }

    @Test
    void tooManyBadEntriesEndTheNightWhichThenKnowsNoneOfThem() {
        live.rate(7, Map.of(97, 4.5f, 98, 5f, 99, 5f), TOLD);
        nights.set("CINEMATCH_INGEST_MAX_BAD_SHARE", "0.4");
        assertThatThrownBy(nights::ingest)
                .isInstanceOfSatisfying(
                        CineMatchException.class, e -> assertThat(e.exit()).isEqualTo(ExitCode.DATA_CHECK))
                .hasMessageContaining("3 of 6 rows of the data set and the rating log")
                .hasMessageContaining("user 7 movie 97");
        assertThat(nights.state())
                .isEqualTo(new LiveState(0, "", "", "", nights.state().position()));
    }

    @Test
    void aClockThatIsOffCostsNobodyARating() {
        live.rate(7, Map.of(1, 4.5f), Instant.parse("2090-01-01T00:00:00Z"));
        live.rate(7, Map.of(2, 4.5f), Instant.EPOCH);
        Step.Outcome outcome = nights.ingest();
        assertThat(nights.lake()).filteredOn(row -> row.startsWith("7,")).hasSize(2);
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

        assertThatThrownBy(nights::ingest)
                .isInstanceOfSatisfying(
                        CineMatchException.class, e -> assertThat(e.exit()).isEqualTo(ExitCode.DATA_CHECK))
                .hasMessageContaining("Live ratings are missing")
                .hasMessageContaining("this lake has never read it");

        nights.set("CINEMATCH_INGEST_RATING_LOG", "adopt");
        nights.ingest();
        assertThat(nights.lake()).hasSize(4).contains("7,2,4.0," + AT);
        nights.set("CINEMATCH_INGEST_RATING_LOG", "read");
        nights.ingest();
        assertThat(nights.lake()).hasSize(4);
    }

    @Test
    void toSkipTheLogLeavesItForLaterAndWhatIsKnownCounts() {
        live.rate(7, Map.of(1, 4.5f), TOLD);
        nights.ingest();
        live.rate(7, Map.of(2, 4f), TOLD);
        nights.set("CINEMATCH_INGEST_RATING_LOG", "skip");
        nights.set("CINEMATCH_REDIS_URL", "redis://127.0.0.1:1");
        nights.ingest();
        assertThat(nights.lake()).hasSize(4);
        nights.set("CINEMATCH_INGEST_RATING_LOG", "read");
        assertThatThrownBy(nights::ingest)
                .isInstanceOfSatisfying(
                        CineMatchException.class, e -> assertThat(e.exit()).isEqualTo(ExitCode.STORE));
        nights.set("CINEMATCH_REDIS_URL", REDIS.address().toString());
        nights.ingest();
        assertThat(nights.lake()).hasSize(5);
    }
}
