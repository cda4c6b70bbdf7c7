package io.cinematch.jobs.ratinglog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class StandingTest {
    private static final Comparator<Statement> ORDER = Comparator.comparingLong(Statement::user)
            .thenComparingLong(Statement::millis)
            .thenComparingLong(Statement::number);

    private static List<Statement> standing(List<Statement> told) {
        List<Statement> found = new ArrayList<>();
        new Standing(told.stream().sorted(ORDER).iterator()).forEachRemaining(found::add);
        return found;
    }

    private static Statement said(long user, int movie, double stars, long millis) {
        return new Statement(user, movie, (float) stars, 0, millis, 0);
    }

    @Test
    void nothingToldIsNothing() {
        assertThat(standing(List.of())).isEmpty();
    }

    @Test
    void theLastWordOnAMovieStandsEvenThatThereIsNoRating() {
        assertThat(standing(List.of(said(1, 5, 4, 1), said(1, 6, 2, 2), said(1, 5, 0, 3), said(2, 5, 3, 1))))
                .containsExactly(said(1, 5, 0, 3), said(1, 6, 2, 2), said(2, 5, 3, 1));
    }

    @Test
    void nothingFromBeforeAUserWasForgottenStandsButThatTheyWere() {
        assertThat(standing(List.of(said(1, 5, 4, 1), said(1, 0, 0, 2), said(1, 6, 2, 3))))
                .containsExactly(said(1, 0, 0, 2), said(1, 6, 2, 3));
    }

    /**
     * Whatever was told, in however many nights it is read, and however much of it is read again: what stands is what
     * somebody who simply kept a map would have.
     */
    @Property(tries = 500, seed = "1")
    void nightAfterNightItIsAsIfAMapHadBeenKept(
            @ForAll("told") List<Statement> told, @ForAll("cuts") List<Integer> cuts) {
        List<Statement> lake = List.of();
        int from = 0;
        for (int cut : cuts) {
            int to = Math.min(told.size(), from + cut);
            // Some of it once more, as after a night that was killed.
            List<Statement> read = new ArrayList<>(lake);
            read.addAll(told.subList(Math.max(0, from - cut / 2), to));
            lake = standing(read);
            from = to;
        }
        List<Statement> rest = new ArrayList<>(lake);
        rest.addAll(told.subList(from, told.size()));

        Map<List<Long>, Float> model = new HashMap<>();
        Set<Long> forgotten = new HashSet<>();
        for (Statement one : told) {
            if (one.forgets()) {
                forgotten.add(one.user());
                model.keySet().removeIf(key -> key.get(0) == one.user());
            } else {
                model.put(List.of(one.user(), (long) one.movie()), one.stars());
            }
        }
        Map<List<Long>, Float> found = new HashMap<>();
        Set<Long> gone = new HashSet<>();
        for (Iterator<Statement> all = standing(rest).iterator(); all.hasNext(); ) {
            Statement one = all.next();
            if (one.forgets()) {
                assertThat(gone.add(one.user())).isTrue();
            } else {
                assertThat(found.put(List.of(one.user(), (long) one.movie()), one.stars()))
                        .isNull();
            }
        }
        assertThat(found).isEqualTo(model);
        assertThat(gone).isEqualTo(forgotten);
    }

    /** In the order of the log: three users, four movies, every stars or none, sometimes a user forgotten. */
    @Provide
    Arbitrary<List<Statement>> told() {
        return Combinators.combine(
                        Arbitraries.longs().between(1, 3),
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.integers().between(0, 10))
                .as((user, movie, halves) -> said(user, movie, movie == 0 ? 0 : halves / 2.0, 0))
                .list()
                .ofMaxSize(40)
                .map(all -> {
                    List<Statement> numbered = new ArrayList<>();
                    for (Statement one : all) {
                        // Several of a millisecond.
                        int n = numbered.size();
                        numbered.add(new Statement(one.user(), one.movie(), one.stars(), 0, n / 3, n % 3));
                    }
                    return numbered;
                });
    }

    @Provide
    Arbitrary<List<Integer>> cuts() {
        return Arbitraries.integers().between(0, 12).list().ofMaxSize(5);
    }
}
