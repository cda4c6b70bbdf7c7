package io.cinematch.model.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BucketsTest {
    private static final long USERS = 20_000;

    /** From Python: {@code (int.from_bytes(sha256(f"{salt}:{user}".encode()).digest()[:8], "big") >> 11) / 2**53}. */
    @ParameterizedTest
    @CsvSource({
        "1, 1, 0.8387080049779082",
        "1, 2, 0.40324298677749826",
        "may, 6040, 0.194807080364107",
        "1, 900001, 0.263778855878116"
    })
    void positionsAreWhatAnotherProgramComputes(String salt, long user, double position) {
        assertThat(new Buckets(salt, Map.of("a", 1.0)).position(user)).isEqualTo(position, within(1e-15));
    }

    @Test
    void weightsAreShares() {
        Buckets buckets = new Buckets("s", Map.of("a", 3.0, "b", 1.0));
        double a = LongStream.range(0, USERS)
                .filter(u -> buckets.of(u).equals("a"))
                .count();
        // Four standard deviations of a binomial share.
        assertThat(a / USERS).isEqualTo(0.75, within(4 * Math.sqrt(0.75 * 0.25 / USERS)));
    }

    @Test
    void anotherSaltDealsAnew() {
        Buckets one = new Buckets("1", Map.of("a", 1.0, "b", 1.0));
        Buckets two = new Buckets("2", Map.of("a", 1.0, "b", 1.0));
        double same = LongStream.range(0, USERS)
                .filter(u -> one.of(u).equals(two.of(u)))
                .count();
        assertThat(same / USERS).isEqualTo(0.5, within(4 * Math.sqrt(0.25 / USERS)));
    }

    @Test
    void oneArmIsForEverybody() {
        Buckets buckets = new Buckets("s", Map.of("only", 0.1));
        assertThat(LongStream.range(0, 100).mapToObj(buckets::of)).containsOnly("only");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void weightsMustBeAboveZero(double weight) {
        assertThatThrownBy(() -> new Buckets("s", Map.of("a", weight))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void noArmsAreNoExperiment() {
        assertThatThrownBy(() -> new Buckets("s", Map.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
