package io.cinematch.jobs.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.cinematch.model.settings.Settings;
import io.cinematch.model.settings.SettingsLoader;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What docker/ tells a cluster and a container, held against Kubernetes' types and against our own settings. */
class ManifestsTest {
    private static final Path DOCKER = Path.of("../docker");
    private static final Path FOLDER = DOCKER.resolve("kubernetes");
    private static final Map<String, String> SECRETS = Map.of(
            "redis-url", "redis://:word@redis:6379",
            "redis-password", "word",
            "admin-secret", "0123456789abcdef");

    @Test
    void aFieldThatNoKindHasIsNoticed() {
        assertThatThrownBy(() -> Manifests.of("{apiVersion: v1, kind: Service, spec: {selectors: {a: b}}}"))
                .hasMessageContaining("selectors");
        assertThatThrownBy(() -> Manifests.of("{apiVersion: v2, kind: Service}"))
                .hasMessageContaining("v2/Service");
    }

    @Test
    void everyManifestIsOneOfTheKustomization() throws IOException {
        List<String> named = StreamSupport.stream(
                        Manifests.tree(FOLDER.resolve("kustomization.yaml"))
                                .get("resources")
                                .spliterator(),
                        false)
                .map(JsonNode::asText)
                .toList();
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .filteredOn(name -> !List.of("kustomization.yaml", "secret.example.yaml")
                            .contains(name))
                    .containsExactlyInAnyOrderElementsOf(named);
        }
        assertThat(Manifests.of(Files.readString(FOLDER.resolve("secret.example.yaml"))))
                .hasSize(1);
    }

    @Test
    void noPodMayMoreThanItHasTo() throws IOException {
        assertThat(pods()).hasSize(3).allSatisfy(pod -> {
            PodSpec spec = pod.getSpec();
            assertThat(spec.getSecurityContext().getRunAsNonRoot()).isTrue();
            assertThat(spec.getAutomountServiceAccountToken()).isFalse();
            assertThat(spec.getEnableServiceLinks()).isFalse();
            assertThat(spec.getContainers()).hasSize(1).allSatisfy(container -> {
                assertThat(container.getSecurityContext().getReadOnlyRootFilesystem())
                        .isTrue();
                assertThat(container.getSecurityContext().getAllowPrivilegeEscalation())
                        .isFalse();
                assertThat(container.getSecurityContext().getCapabilities().getDrop())
                        .containsExactly("ALL");
                assertThat(container.getResources().getLimits()).containsKey("memory");
                assertThat(container.getResources().getRequests()).containsKeys("cpu", "memory");
            });
        });
    }

    @Test
    void whatIsSelectedIsThere() throws IOException {
        List<Map<String, String>> labels =
                pods().stream().map(pod -> pod.getMetadata().getLabels()).toList();
        for (HasMetadata object : objects()) {
            Map<String, String> selected = selected(object);
            assertThat(labels)
                    .as(object.getKind() + " " + object.getMetadata().getName())
                    .anySatisfy(pod -> assertThat(pod).containsAllEntriesOf(selected));
        }
    }

    @Test
    void whatContainersAreToldAreSettings() throws IOException {
        for (PodTemplateSpec pod : pods()) {
            for (Container container : pod.getSpec().getContainers()) {
                Map<String, String> environment = new HashMap<>();
                container.getEnv().forEach(variable -> environment.put(variable.getName(), value(variable)));
                if (!container.getImage().startsWith("redis")) {
                    Settings settings = SettingsLoader.load(List.of(), environment);
                    assertThat(settings.redis().address()).hasToString("redis://***@redis:6379/0");
                }
            }
        }
    }

    @Test
    void whatImagesSetAreSettings() throws IOException {
        Map<String, String> environment = new HashMap<>();
        Matcher variables =
                Pattern.compile("(CINEMATCH_\\w+)=(\\S+)").matcher(Files.readString(DOCKER.resolve("Dockerfile")));
        while (variables.find()) {
            environment.put(variables.group(1), variables.group(2));
        }
        assertThat(environment).containsKeys("CINEMATCH_DATA_DIR", "CINEMATCH_SERVE_AUTH_USERS");
        assertThat(SettingsLoader.load(List.of(), environment).dataDir()).isEqualTo("/data");
    }

    @Test
    void whatComposeSetsAreSettings() throws IOException {
        int services = 0;
        for (JsonNode service : Manifests.tree(DOCKER.resolve("compose.yml")).get("services")) {
            Map<String, String> environment = new HashMap<>();
            service.path("environment")
                    .fields()
                    .forEachRemaining(entry -> environment.put(
                            entry.getKey(), entry.getValue().asText().replaceAll("\\$\\{.*}", "0123456789abcdef")));
            SettingsLoader.load(List.of(), environment);
            services++;
        }
        assertThat(services).isEqualTo(6);
    }

    private static String value(EnvVar variable) {
        return variable.getValueFrom() == null
                ? variable.getValue()
                : variable.getValueFrom().getSecretKeyRef() == null
                        ? "a field"
                        : SECRETS.get(variable.getValueFrom().getSecretKeyRef().getKey());
    }

    private static Map<String, String> selected(HasMetadata object) {
        if (object instanceof Service service) {
            return service.getSpec().getSelector();
        } else if (object instanceof PodDisruptionBudget budget) {
            return budget.getSpec().getSelector().getMatchLabels();
        } else if (object instanceof NetworkPolicy policy) {
            return policy.getSpec().getPodSelector().getMatchLabels();
        }
        return Map.of();
    }

    private static List<PodTemplateSpec> pods() throws IOException {
        return objects().stream().flatMap(Manifests::pods).toList();
    }

    private static List<HasMetadata> objects() throws IOException {
        List<HasMetadata> objects = new ArrayList<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.sorted().toList()) {
                if (!file.endsWith("kustomization.yaml") && !file.endsWith("secret.example.yaml")) {
                    objects.addAll(Manifests.of(Files.readString(file)));
                }
            }
        }
        return objects;
    }
}
