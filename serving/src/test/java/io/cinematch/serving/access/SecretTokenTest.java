package io.cinematch.serving.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SecretTokenTest {
    @Test
    void isLongAndNeverTheSame() {
        SecureRandom random = new SecureRandom();
        Set<String> seen = new HashSet<>();
        for (int n = 0; n < 1000; n++) {
            SecretToken token = SecretToken.fresh(random);
            assertThat(token.text()).matches("[A-Za-z0-9_-]{32}");
            assertThat(seen.add(token.text())).isTrue();
        }
    }

    @Test
    void knowsItsHashAndShowsNothing() {
        SecretToken token = new SecretToken("abc");
        assertThat(token.sha256()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(token.hasHash(token.sha256())).isTrue();
        assertThat(token.hasHash("")).isFalse();
        assertThat(token.hasHash("0".repeat(64))).isFalse();
        assertThat(token).hasToString("***");
    }
}
