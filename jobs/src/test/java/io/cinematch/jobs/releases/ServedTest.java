package io.cinematch.jobs.releases;

import static org.assertj.core.api.Assertions.assertThat;

import io.cinematch.model.store.Move;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServedTest {
    private static List<Move> history(String... releases) {
        List<Move> moves = new ArrayList<>();
        Optional<String> from = Optional.empty();
        for (String release : releases) {
            moves.add(new Move(Instant.EPOCH, "als", from, release, "me", "test"));
            moves.add(new Move(Instant.EPOCH, "bias", Optional.empty(), release + "-of-bias", "me", "test"));
            from = Optional.of(release);
        }
        return moves;
    }

    @Test
    void theWayBackIsTheWayThatWasCome() {
        assertThat(Served.before(history(), "als")).isEmpty();
        assertThat(Served.before(history("r1"), "als")).isEmpty();
        assertThat(Served.before(history("r1", "r2", "r3"), "als")).containsExactly("r2", "r1");
    }

    @Test
    void goingBackTwiceGoesFurtherBackNotForthAgain() {
        assertThat(Served.before(history("r1", "r2", "r3", "r2"), "als")).containsExactly("r1");
    }

    @Test
    void nobodyGoesBackToWhatWasGoneBackFrom() {
        assertThat(Served.before(history("r1", "r2", "r3", "r2", "r4"), "als")).containsExactly("r2", "r1");
    }
}
