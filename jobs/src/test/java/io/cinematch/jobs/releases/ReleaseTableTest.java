package io.cinematch.jobs.releases;

import static org.assertj.core.api.Assertions.assertThat;

import io.cinematch.jobs.releases.StoredReleases.Status;
import io.cinematch.jobs.releases.StoredReleases.Stored;
import io.cinematch.model.store.Move;
import io.cinematch.model.store.PublisherLock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReleaseTableTest {
    private static final Instant NOW = Instant.parse("2026-01-10T03:00:00Z");

    @Test
    void releasesWithTheirMovesAreToldWithinAHundredColumns() {
        StoredReleases found = new StoredReleases(
                List.of(
                        new Stored(
                                "20260110-020000-two-heads",
                                Status.ACTIVE,
                                Optional.of("two-heads"),
                                Optional.of("20260110-020000"),
                                Optional.of(NOW.minus(Duration.ofHours(1))),
                                Optional.of(NOW),
                                138_493,
                                228_000_000,
                                Map.of()),
                        new Stored(
                                "20260109-020000-two-heads",
                                Status.INCOMPLETE,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                1234,
                                0,
                                Map.of())),
                List.of(
                        new Move(NOW, "als", Optional.empty(), "r0", "", ""),
                        new Move(NOW, "two-heads", Optional.empty(), "r1", "ada@night", "run n1")),
                Optional.of(new PublisherLock.Holder("t", "ada@night", "publishing run n2", NOW)));

        assertThat(ReleaseTable.lines(found, NOW, 1))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100))
                .containsExactly(
                        "  release                              variant                         age     users        MB",
                        "  20260110-020000-two-heads            two-heads      active        60 min   138,493     228.0",
                        "  20260109-020000-two-heads            ?              incomplete         ?     1,234         ?",
                        "ada@night has been publishing run n2 since 2026-01-10T03:00:00Z.",
                        "Moves of the pointer, the newest last:",
                        "  2026-01-10T03:00:00Z  two-heads: nothing -> r1",
                        "      ada@night: run n1");
    }

    @Test
    void anEmptyStoreSaysWhatToDo() {
        assertThat(ReleaseTable.lines(new StoredReleases(List.of(), List.of(), Optional.empty()), NOW, 5))
                .containsExactly("There are no releases. ./cinematch nightly makes one.");
    }
}
