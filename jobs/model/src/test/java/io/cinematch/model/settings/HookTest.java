package io.cinematch.model.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.release.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HookTest {
    @Test
    void showsWhereItLeadsAndNothingElse() {
        Hook hook = Hook.parse("https://me:topsecret@hooks.example:8443/T0/topsecret?token=topsecret#topsecret");

        assertThat(hook.url()).isPresent();
        assertThat(hook).hasToString("https://hooks.example:8443/***");
        assertThat(new String(Json.write(hook))).isEqualTo("\"https://hooks.example:8443/***\"");
        assertThat(Hook.parse("curl -H 'Authorization: topsecret' x")).hasToString("a command");
        assertThat(Hook.parse("").isSet()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://", "http:topsecret", "https://bad host/topsecret", "HTTPS:///topsecret"})
    void aWrongUrlIsNeitherTakenForACommandNorRepeated(String url) {
        assertThatThrownBy(() -> SettingsLoader.load(List.of(), Map.of("CINEMATCH_NIGHTLY_ON_FAILURE", url)))
                .isInstanceOf(CineMatchException.class)
                .hasMessageContaining("nightly.onFailure must be a URL such as https://host/path, or a command")
                .hasMessageNotContaining("topsecret");
    }
}
