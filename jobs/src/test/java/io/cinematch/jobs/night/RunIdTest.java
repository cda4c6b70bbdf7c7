package io.cinematch.jobs.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cinematch.model.errors.CineMatchException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunIdTest {
    @Test
    void isTheSecondInUtc() {
        assertThat(RunId.at(Instant.parse("2026-01-01T03:00:09.999Z")).limit(3))
                .containsExactly("20260101-030009", "20260101-030009-2", "20260101-030009-3")
                .allMatch(RunId::byItself);
        assertThat(RunId.byItself("baseline")).isFalse();
        assertThat(RunId.checked("20260101-030009")).isEqualTo("20260101-030009");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../x", "a/b", ".hidden", "a b", "latest", "a:b"})
    void namesThatAreNoFolderAreRefused(String name) {
        assertThatThrownBy(() -> RunId.checked(name))
                .isInstanceOf(CineMatchException.class)
                .hasMessageContaining(name);
    }
}
