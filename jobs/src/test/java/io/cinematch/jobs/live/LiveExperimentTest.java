package io.cinematch.jobs.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cinematch.jobs.stats.Verdict;
import io.cinematch.model.experiment.Buckets;
import io.cinematch.model.experiment.Exposure;
import io.cinematch.model.release.Json;
import io.cinematch.model.settings.ServeSettings;
import io.cinematch.model.store.LogEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LiveExperimentTest {
    private static final Instant T0 = Instant.parse("2026-01-01T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Instant LATER = T0.plus(Duration.ofDays(1));
    private static final ServeSettings.Experiment MAY =
            new ServeSettings.Experiment("may", Map.of("als", 1.0, "two-heads", 1.0));
    private static final Buckets DEAL = new Buckets("may", MAY.arms());
    /** Somebody who is dealt two-heads. */
    private static final long USER = LongStream.iterate(1, id -> id + 1)
            .filter(id -> DEAL.of(id).equals("two-heads"))
            .findFirst()
            .orElseThrow();

    private final LiveExperiment live = new LiveExperiment(MAY, List.of("two-heads", "als"), HOUR);

    private static Exposure exposure(long user, Instant at, int... movies) {
        return new Exposure(at, user, DEAL.of(user), "r1", true, "may", "precomputed", movies);
    }

    private LiveReport report(Instant now) {
        return new LiveJudge(live, now, false).report();
    }

    private LiveReport.Arm twoHeads() {
        return report(LATER).arms().get(0);
    }

    private void rate(Instant at, int movie, double stars) {
        live.told(new LogEntry.Rated(USER, movie, (float) stars, at));
    }

    @Test
    void aRatingOfAMovieThatWasShownCounts() {
        live.shown(exposure(USER, T0, 1, 2, 3));
        rate(T0.plusSeconds(60), 2, 4.5);
        assertThat(twoHeads()).isEqualTo(new LiveReport.Arm("two-heads", 0.5, 1, 1, 1, 1, 1.0, 4.5));
    }

    @Test
    void aRatingOfWhatWasNotShownOrBeforeItWasOrTooLateDoesNot() {
        live.shown(exposure(USER, T0, 1));
        live.shown(exposure(USER, T0.plusSeconds(100), 2));
        rate(T0.plusSeconds(60), 7, 5);
        rate(T0.plusSeconds(60), 2, 5);
        rate(T0.minusSeconds(60), 1, 5);
        rate(T0.plus(HOUR), 1, 5);
        assertThat(twoHeads().raters()).isZero();
        rate(T0.plus(HOUR).minusMillis(1), 1, 5);
        assertThat(twoHeads().raters()).isEqualTo(1);
    }

    @Test
    void theTimeBeginsWithTheFirstListAndIsNotProlongedByTheNext() {
        live.shown(exposure(USER, T0, 1));
        live.shown(exposure(USER, T0.plus(HOUR), 2));
        rate(T0.plus(HOUR).plusSeconds(1), 2, 5);
        assertThat(twoHeads()).extracting(LiveReport.Arm::exposures).isEqualTo(2L);
        assertThat(twoHeads().raters()).isZero();
    }

    @Test
    void entriesOfSeveralNodesMayBeOutOfOrder() {
        live.shown(exposure(USER, T0.plusMillis(200), 1));
        live.shown(exposure(USER, T0, 1));
        rate(T0.plusMillis(100), 1, 5);
        assertThat(twoHeads().raters()).isEqualTo(1);
        assertThat(report(LATER).since()).isEqualTo(T0);
    }

    @Test
    void changesAndWhatIsTakenBackAreHonoured() {
        live.shown(exposure(USER, T0, 1, 2));
        rate(T0.plusSeconds(1), 1, 1);
        rate(T0.plusSeconds(2), 1, 3);
        rate(T0.plusSeconds(3), 2, 5);
        assertThat(twoHeads().meanStars()).isEqualTo(4);
        live.told(new LogEntry.TakenBack(USER, 2, LATER));
        assertThat(twoHeads().meanStars()).isEqualTo(3);
        live.told(new LogEntry.TakenBack(USER, 1, LATER));
        assertThat(twoHeads().raters()).isZero();
        assertThat(twoHeads().settled()).isEqualTo(1);
    }

    @Test
    void aForgottenUserIsNotCountedAtAll() {
        live.shown(exposure(USER, T0, 1));
        live.told(new LogEntry.Forgotten(USER, T0.minusSeconds(1)));
        assertThat(twoHeads().users()).isEqualTo(1);
        live.told(new LogEntry.Forgotten(USER, T0.plusSeconds(1)));
        assertThat(twoHeads().users()).isZero();
    }

    @Test
    void onlyWhatTheExperimentDealtCountsAndTheRestIsTold() {
        live.shown(new Exposure(T0, USER, "two-heads", "r1", false, "may", "precomputed", new int[] {1}));
        live.shown(new Exposure(T0, USER, "two-heads", "r1", true, "april", "precomputed", new int[] {1}));
        live.shown(new Exposure(T0, USER, "two-heads", "r1", true, "", "precomputed", new int[] {1}));
        live.shown(new Exposure(T0, USER, "als", "r1", true, "may", "precomputed", new int[] {1}));
        live.unreadable();
        assertThat(live.users()).isEmpty();
        assertThat(live.passedOver())
                .hasSize(4)
                .anyMatch(line -> line.startsWith("Passed over: 2 of no experiment, or of one with another"))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(96));
    }

    @Test
    void usersWhoseTimeIsNotOverAreCountedButNotCompared() {
        live.shown(exposure(USER, T0, 1));
        rate(T0.plusSeconds(1), 1, 5);
        LiveReport.Arm arm = report(T0.plus(HOUR).minusMillis(1)).arms().get(0);
        assertThat(arm).isEqualTo(new LiveReport.Arm("two-heads", 0.5, 1, 1, 0, 0, 0, 0));
        assertThat(report(LATER).effects()).isEmpty();
        assertThat(report(LATER).notes()).anyMatch(note -> note.contains("from 100 settled users"));
    }

    private void crowd(int users, double als, double twoHeads) {
        Random random = new Random(1);
        for (long user = 1; user <= users; user++) {
            Instant at = T0.plusSeconds(user);
            live.shown(exposure(user, at, 1, 2));
            if (random.nextDouble() < (DEAL.of(user).equals("als") ? als : twoHeads)) {
                live.told(new LogEntry.Rated(user, 1, DEAL.of(user).equals("als") ? 3 : 3.5f, at.plusSeconds(9)));
            }
        }
    }

    @Test
    void aClearDifferenceIsFoundAndSaidSoThatItFitsATerminal() {
        crowd(3000, 0.1, 0.3);
        LiveReport report = report(LATER);
        LiveReport.Effect rate = report.effects().get(0);
        assertThat(rate.metric()).isEqualTo(LiveReport.RATING_RATE);
        assertThat(rate.variant()).isEqualTo("als");
        assertThat(rate.verdict()).isEqualTo(Verdict.WORSE);
        assertThat(rate.difference().value())
                .isCloseTo(
                        report.arms().get(1).ratingRate() - report.arms().get(0).ratingRate(), within(1e-12));
        assertThat(report.effects().get(1).difference().value()).isCloseTo(-0.5, within(1e-6));
        assertThat(report.sampleRatioP()).isGreaterThan(0.1);
        assertThat(LiveText.lines(report)).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
        assertThat(LiveText.lines(report))
                .anyMatch(line -> line.contains("rating rate: als is WORSE than two-heads: -"));
        assertThat(Json.read(Json.write(report), LiveReport.class)).isEqualTo(report);
    }

    @Test
    void usersWhoAreLostRingTheAlarm() {
        crowd(1000, 0.2, 0.2);
        // Every second user of one arm asks to be forgotten.
        for (long user = 1; user <= 1000; user += 2) {
            if (DEAL.of(user).equals("als")) {
                live.told(new LogEntry.Forgotten(user, LATER));
            }
        }
        assertThat(report(LATER).sampleRatioP()).isLessThan(LiveReport.ALARM);
        assertThat(LiveText.lines(report(LATER))).anyMatch(line -> line.contains("NOT DEALT AS MEANT"));
    }
}
