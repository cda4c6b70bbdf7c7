package io.cinematch.jobs.abtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class AaTestTest {
    private static final List<Long> USERS = LongStream.range(1, 401).boxed().toList();

    /** Small counts, most of them 0: far from normal, as engagement is. */
    private static double[] engagement(long seed) {
        Random random = new Random(seed);
        return USERS.stream()
                .mapToDouble(user -> random.nextDouble() < 0.6 ? 0 : 1 + random.nextInt(4))
                .toArray();
    }

    @Test
    void aVariantDiffersFromItselfAboutOneTimeInTwenty() {
        AaTest test = AaTest.of(USERS, engagement(1), "salt", 1000);
        // 50 of 1,000, give or take three binomial standard errors of 6.9.
        assertThat(test.found()).isBetween(30, 70);
    }

    @Test
    void whatIsSoundIsWithinThreeStandardErrors() {
        assertThat(new AaTest(1000, 50).sound()).isTrue();
        assertThat(new AaTest(1000, 70).sound()).isTrue();
        assertThat(new AaTest(1000, 71).sound()).isFalse();
        assertThat(new AaTest(1000, 29).sound()).isFalse();
    }

    @Test
    void theSameSaltFindsTheSame() {
        assertThat(AaTest.of(USERS, engagement(2), "salt", 100))
                .isEqualTo(AaTest.of(USERS, engagement(2), "salt", 100));
    }
}
