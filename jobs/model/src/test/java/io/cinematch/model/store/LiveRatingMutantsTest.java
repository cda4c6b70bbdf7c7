package io.cinematch.model.store;

import io.cinematch.model.fuzz.Mutants;
import io.cinematch.model.release.FormatException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever is in a live hash, it is read or said to be damaged. */
class LiveRatingMutantsTest {
    @Test
    void damagedRatings() {
        List<byte[]> good = List.of("260=4.5|1700000000123|7".getBytes(StandardCharsets.UTF_8));
        Mutants.of(good, 20_000, 42).forEach(LiveRatingMutantsTest::readsOrRefuses);
    }

    private static void readsOrRefuses(byte[] bytes) {
        String[] entry = new String(bytes, StandardCharsets.UTF_8).split("=", 2);
        try {
            LiveRating.decode(entry[0], entry.length > 1 ? entry[1] : "");
        } catch (FormatException refused) {
            // One of the two right answers.
        }
    }
}
