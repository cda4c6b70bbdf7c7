package io.cinematch.model.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class LogPositionTest {
    private static LogEntryId id(long millis, long number) {
        return new LogEntryId(millis, number);
    }

    @Test
    void asJsonItIsOneObjectAndBack() {
        LogPosition position = LogPosition.of(Map.of(17, id(1_700_000_000_123L, 0), 3, id(5, 12)));

        byte[] json = Json.write(position);

        assertThat(new String(json)).isEqualTo("{\"3\":\"5-12\",\"17\":\"1700000000123-0\"}");
        assertThat(Json.read(json, LogPosition.class)).isEqualTo(position);
        assertThat(Json.read("{}".getBytes(), LogPosition.class)).isEqualTo(LogPosition.NONE);
    }

    @Test
    void whatIsNoIdIsRefused() {
        for (String text : new String[] {"", "-", "1", "1-", "-1", "a-1", "1-2-3", "1.5-0"}) {
            assertThatThrownBy(() -> LogEntryId.parse(text)).as(text).isInstanceOf(FormatException.class);
        }
        assertThatThrownBy(() -> Json.read("{\"1\":\"x\"}".getBytes(), LogPosition.class))
                .isInstanceOf(FormatException.class);
    }

    @Test
    void idsAreOrderedByTimeThenNumber() {
        assertThat(id(10, 2)).isGreaterThan(id(9, 30)).isGreaterThan(id(10, 1)).isLessThan(id(10, 10));
        assertThat(id(10, 2).next()).isEqualTo(id(10, 3));
    }

    @Property(tries = 300, seed = "1")
    void andKnowsWhatBothKnowOrWhatEitherKnows(@ForAll("positions") LogPosition a, @ForAll("positions") LogPosition b) {
        for (int bucket = 0; bucket < 3; bucket++) {
            for (int n = 0; n < 4; n++) {
                LogEntryId entry = id(n, 0);
                boolean knowsA = a.knows(bucket, entry);
                boolean knowsB = b.knows(bucket, entry);
                assertThat(a.and(b).knows(bucket, entry)).isEqualTo(knowsA && knowsB);
                assertThat(a.or(b).knows(bucket, entry)).isEqualTo(knowsA || knowsB);
            }
        }
    }

    @Provide
    Arbitrary<LogPosition> positions() {
        Arbitrary<Integer> last = Arbitraries.integers().between(-1, 3);
        return Combinators.combine(last, last, last).as((x, y, z) -> {
            Map<Integer, LogEntryId> buckets = new TreeMap<>();
            for (int bucket = 0; bucket < 3; bucket++) {
                int known = new int[] {x, y, z}[bucket];
                if (known >= 0) {
                    buckets.put(bucket, id(known, 0));
                }
            }
            return LogPosition.of(buckets);
        });
    }
}
