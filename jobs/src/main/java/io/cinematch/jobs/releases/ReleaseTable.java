package io.cinematch.jobs.releases;

import io.cinematch.jobs.releases.StoredReleases.Stored;
import io.cinematch.model.store.Move;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Releases and moves of the pointer as lines for people. */
public final class ReleaseTable {
    private static final String ROW = "  %-36s %-14s %-13s %6s %9s %9s";

    private ReleaseTable() {}

    /**
     * The table.
     *
     * @param moves how many moves of the pointer to tell, the newest
     */
    public static List<String> lines(StoredReleases found, Instant now, int moves) {
        List<String> lines = new ArrayList<>();
        if (found.releases().isEmpty()) {
            lines.add("There are no releases. ./cinematch nightly makes one.");
        } else {
            lines.add(ROW.formatted("release", "variant", "", "age", "users", "MB"));
            found.releases().forEach(one -> lines.add(row(one, now)));
        }
        found.publisher()
                .ifPresent(holder ->
                        lines.add("%s has been %s since %s.".formatted(holder.who(), holder.work(), holder.since())));
        List<Move> history = found.history();
        if (!history.isEmpty()) {
            lines.add("Moves of the pointer, the newest last:");
        }
        history.subList(Math.max(0, history.size() - moves), history.size()).forEach(move -> {
            lines.add("  %s  %s: %s -> %s"
                    .formatted(
                            move.at().truncatedTo(ChronoUnit.SECONDS),
                            move.variant(),
                            move.from().orElse("nothing"),
                            move.to()));
            if (!move.who().isEmpty()) {
                lines.add("      %s: %s".formatted(move.who(), move.why()));
            }
        });
        return lines;
    }

    private static String row(Stored one, Instant now) {
        return ROW.formatted(
                one.id(),
                one.variant().orElse("?"),
                one.status().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                one.createdAt().map(at -> age(Duration.between(at, now))).orElse("?"),
                "%,d".formatted(one.users()),
                one.bytes() == 0 ? "?" : "%,.1f".formatted(one.bytes() / 1e6));
    }

    static String age(Duration age) {
        if (age.toDays() > 2) {
            return age.toDays() + " d";
        }
        return age.toHours() > 2 ? age.toHours() + " h" : Math.max(0, age.toMinutes()) + " min";
    }
}
