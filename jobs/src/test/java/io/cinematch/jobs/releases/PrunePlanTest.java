package io.cinematch.jobs.releases;

import static org.assertj.core.api.Assertions.assertThat;

import io.cinematch.model.release.LogPosition;
import io.cinematch.model.release.Manifest;
import io.cinematch.model.store.Move;
import io.cinematch.model.store.ReleaseInventory.Entry;
import io.cinematch.model.store.ReleaseInventory.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PrunePlanTest {
    private static final Instant NOW = Instant.parse("2026-01-10T03:00:00Z");

    private static Entry complete(String variant, int day) {
        String id = "n" + day + "-" + variant;
        Manifest manifest = new Manifest(
                id,
                "n" + day,
                variant,
                Instant.parse("2026-01-01T03:00:00Z").plus(Duration.ofDays(day)),
                Instant.EPOCH,
                LogPosition.NONE,
                List.of(),
                "plain",
                Map.of(),
                1,
                1,
                new Manifest.CatalogueRef("d" + day, 1, 1),
                10);
        return new Entry(id, State.COMPLETE, Optional.of(manifest), Optional.empty(), 1);
    }

    private static Entry of(String id, State state) {
        return new Entry(id, state, Optional.empty(), Optional.empty(), 1);
    }

    private static Move left(String release, Duration ago) {
        return new Move(NOW.minus(ago), "als", Optional.of(release), "another", "me", "test");
    }

    @Test
    void theNewestOfEachVariantStay() {
        PrunePlan plan = PrunePlan.of(
                List.of(complete("als", 1), complete("als", 2), complete("als", 3), complete("bias", 1)),
                List.of("n3-als", "n1-bias"),
                List.of(),
                2,
                NOW);

        assertThat(plan.old()).containsExactly("n1-als");
        assertThat(plan.wrecks()).isEmpty();
        assertThat(plan.catalogues()).contains(Set.of("d1", "d2", "d3"));
    }

    @Test
    void theActiveOneStaysHoweverOldItIs() {
        PrunePlan plan = PrunePlan.of(
                List.of(complete("als", 1), complete("als", 2), complete("als", 3)),
                List.of("n1-als"),
                List.of(),
                1,
                NOW);

        assertThat(plan.old()).containsExactly("n2-als");
    }

    @Test
    void whatServicesMayStillReadStays() {
        List<Entry> entries = List.of(complete("als", 1), complete("als", 2), complete("als", 3));

        assertThat(PrunePlan.of(entries, List.of("n3-als"), List.of(left("n1-als", Duration.ofMinutes(9))), 1, NOW)
                        .old())
                .containsExactly("n2-als");
        assertThat(PrunePlan.of(entries, List.of("n3-als"), List.of(left("n1-als", Duration.ofMinutes(11))), 1, NOW)
                        .old())
                .containsExactly("n1-als", "n2-als");
    }

    @Test
    void wrecksGoButNotAnActiveReleaseThatIsDamaged() {
        PrunePlan plan = PrunePlan.of(
                List.of(complete("als", 1), of("n2-als", State.INCOMPLETE), of("n3-als", State.INCOMPLETE)),
                List.of("n3-als"),
                List.of(),
                3,
                NOW);

        assertThat(plan.wrecks()).containsExactly("n2-als");
        assertThat(plan.catalogues()).as("what it is of is not known").isEmpty();
    }

    @Test
    void whatANewerVersionWroteStaysAndEveryCatalogueToo() {
        PrunePlan plan = PrunePlan.of(
                List.of(complete("als", 1), complete("als", 2), of("n3-als", State.UNREADABLE)),
                List.of("n3-als"),
                List.of(),
                1,
                NOW);

        assertThat(plan.old()).containsExactly("n1-als");
        assertThat(plan.newer()).containsExactly("n3-als");
        assertThat(plan.catalogues()).isEmpty();
        assertThat(plan.lines(true))
                .containsExactly("would remove n1-als", "left n3-als alone, which a newer version of CineMatch wrote");
    }

    @Property(tries = 300)
    void whateverThereIsNothingActiveOrInUseGoesAndEachVariantKeepsItsNewest(
            @ForAll @Size(max = 12) Set<@IntRange(min = 0, max = 30) Integer> days,
            @ForAll @Size(max = 5) Set<@IntRange(min = 0, max = 30) Integer> damaged,
            @ForAll @Size(max = 3) Set<@IntRange(min = 0, max = 30) Integer> served,
            @ForAll @IntRange(min = 0, max = 30) int leaving,
            @ForAll @IntRange(min = 0, max = 4) int keep) {
        List<Entry> entries = new ArrayList<>();
        days.forEach(day -> entries.add(complete("als", day)));
        damaged.stream()
                .filter(day -> !days.contains(day))
                .forEach(day -> entries.add(of("n" + day + "-als", State.INCOMPLETE)));
        List<String> active = served.stream().map(day -> "n" + day + "-als").toList();
        String left = "n" + leaving + "-als";

        PrunePlan plan = PrunePlan.of(entries, active, List.of(left(left, Duration.ofSeconds(5))), keep, NOW);

        Set<String> going = new HashSet<>(plan.old());
        going.addAll(plan.wrecks());
        Set<String> staying = new HashSet<>(active);
        staying.add(left);
        days.stream().sorted((a, b) -> b - a).limit(keep).forEach(day -> staying.add("n" + day + "-als"));
        assertThat(going).doesNotContainAnyElementsOf(staying);
        plan.catalogues()
                .ifPresent(kept -> entries.stream()
                        .filter(entry -> !going.contains(entry.id()))
                        .forEach(entry -> assertThat(kept)
                                .contains(entry.manifest()
                                        .orElseThrow()
                                        .catalogue()
                                        .digest())));
    }
}
