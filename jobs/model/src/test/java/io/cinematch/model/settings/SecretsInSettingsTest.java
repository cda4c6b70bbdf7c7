package io.cinematch.model.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.release.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is secret is read, from where others put it too, and never told. */
class SecretsInSettingsTest {
    @TempDir
    Path folder;

    private SettingsFiles files;

    @BeforeEach
    void open() {
        files = new SettingsFiles(folder);
    }

    @Test
    void mlflowTakesItsOwnVariablesAndShowsNone() {
        RegistrySettings registry = SettingsLoader.load(
                        List.of(),
                        Map.of(
                                "MLFLOW_TRACKING_TOKEN", "theirs0123",
                                "MLFLOW_TRACKING_USERNAME", "ann",
                                "MLFLOW_TRACKING_PASSWORD", "s3cret",
                                "CINEMATCH_REGISTRY_MLFLOW", "https://mlflow.example/base/"))
                .registry();

        assertThat(registry.server()).contains(URI.create("https://mlflow.example/base"));
        assertThat(registry.token().value()).isEqualTo("theirs0123");
        assertThat(registry.user()).isEqualTo("ann");
        assertThat(registry.password().value()).isEqualTo("s3cret");
        assertThat(registry.toString()).doesNotContain("theirs").doesNotContain("s3cret");
        assertThat(SettingsFiles.problem(List.of(), Map.of("MLFLOW_TRACKING_TOKEN", "a secret\r\nX: y")))
                .contains("registry.token must be a token")
                .doesNotContain("a secret");
        for (String wrong : List.of("file:///etc", "databricks", "http://ann:s3cret@host", "http://host?x")) {
            assertThat(SettingsFiles.problem(List.of(), Map.of("CINEMATCH_REGISTRY_MLFLOW", wrong)))
                    .contains("registry.mlflow must be the address of a web service")
                    .doesNotContain("s3cret");
        }
    }

    @Test
    void theKeyOfTmdbMayHaveTheNameOthersGiveItAndIsNeverShown() {
        Map<String, String> others = Map.of("TMDB_API_KEY", "theirs0123456789");
        ServeSettings.Tmdb tmdb = SettingsLoader.load(List.of(), others).serve().tmdb();
        assertThat(tmdb.apiKey().value()).isEqualTo("theirs0123456789");
        assertThat(tmdb.toString()).doesNotContain("theirs");
        Map<String, String> both =
                Map.of("TMDB_API_KEY", "theirs0123456789", "CINEMATCH_SERVE_TMDB_API_KEY", "ours.0123456789");
        assertThat(SettingsLoader.load(List.of(), both).serve().tmdb().apiKey().value())
                .isEqualTo("ours.0123456789");
        assertThat(SettingsFiles.problem(List.of(), Map.of("TMDB_API_KEY", "a secret\r\nX: y")))
                .contains("serve.tmdb.apiKey must be the API key")
                .doesNotContain("a secret");
        assertThat(SettingsFiles.problem(List.of(), Map.of("CINEMATCH_SERVE_TMDB_URL", "file:///etc/passwd")))
                .contains("serve.tmdb.url must be the address of a web service");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "redis.url = \"redis://ann:topsecret@h/x\"",
                "redis.url = \"http://ann:topsecret@h\"",
                "redis.url = \"redis://topsecret@h\"",
                "redis.url = \"redis://ann:12#topsecret@h\"",
                "redis.url = \"redis-cluster://ann:topsecret@h:1,h:x\"",
                "redis.url = \"redis-sentinel://ann:topsecret@h:1\"",
                "redis.url = redis://ann:topsecret@h",
                "redis.url = \"redis://ann:topsecret@h",
                "redis.url = \"redis://ann:topsecret\\q@h\"",
                "redis.url = [\"redis://ann:topsecret@h\"]",
                "redis.url { a = \"redis://ann:topsecret@h\" }",
                "redis = \"redis://ann:topsecret@h\"",
                "redis.password = topsecret",
            })
    void aPasswordIsNeverToldInAProblem(String text) {
        CineMatchException e = SettingsFiles.load(List.of(files.file("secret.conf", text)), Map.of());
        for (Throwable t = e; t != null; t = t.getCause()) {
            assertThat(t.toString()).doesNotContain("topsecret");
        }
        assertThat(e.remedy()).doesNotContain("topsecret");
    }

    @Test
    void aPasswordIsNeverShownBySettings() {
        Settings settings =
                SettingsLoader.load(List.of(), Map.of("CINEMATCH_REDIS_URL", "redis://ann:topsecret@h:7000/1"));
        assertThat(settings.redis().address().login().password()).isEqualTo("topsecret");
        assertThat(settings.toString()).doesNotContain("topsecret");
        assertThat(new String(Json.write(settings), StandardCharsets.UTF_8)).doesNotContain("topsecret");
        assertThat(SettingsFiles.problem(List.of(), Map.of("CINEMATCH_REDIS_URL", "redis://ann:topsecret@h:x")))
                .contains("redis.url must be redis://[user:password@]host")
                .doesNotContain("topsecret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "serve.auth.apiKeys = [{ name = web, sha256 = hunter2, scopes = [read] }]",
                "serve.auth.apiKeys = [{ name = web, sha256 = hunter2 }]",
                "serve.auth.apiKeys = hunter2",
                "serve.auth.adminSecret = hunter2",
                "serve.auth.adminSecret = { hunter2 = 1 }"
            })
    void whatMayBeASecretIsNotRepeatedInAProblem(String line) {
        assertThatThrownBy(() -> SettingsLoader.load(List.of(files.file("my.conf", line)), Map.of()))
                .isInstanceOf(CineMatchException.class)
                .hasMessageContaining("serve.auth.")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void experimentsAndApiKeysAreRead() {
        String hash = "0123456789abcdef".repeat(4);
        ServeSettings serve = SettingsLoader.load(
                        List.of(files.file("my.conf", """
                                publish.variants = [two-heads, als]
                                serve.experiment { salt = may, arms { two-heads = 1, als = 0.5 } }
                                serve.auth.apiKeys = [{ name = web, sha256 = "%s", scopes = [read, write] }]
                                """.formatted(hash))),
                        Map.of("CINEMATCH_SERVE_AUTH_ADMIN_SECRET", "correct horse battery"))
                .serve();
        assertThat(serve.experiment())
                .isEqualTo(new ServeSettings.Experiment("may", Map.of("two-heads", 1.0, "als", 0.5)));
        assertThat(serve.auth().apiKeys())
                .containsExactly(new ServeSettings.ApiKey(
                        "web", hash, Set.of(ServeSettings.Scope.READ, ServeSettings.Scope.WRITE)));
        assertThat(serve.auth().adminSecret().value()).isEqualTo("correct horse battery");
        assertThat(serve.toString()).doesNotContain("correct horse").contains("***");
    }
}
