package io.cinematch.model.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cinematch.model.foldin.Missing;
import io.cinematch.model.foldin.Regularisation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    private static final Done DONE = new Done(3, 2, 100, "00ff", "0a");

    @Test
    void aManifestRoundTrips() {
        Manifest manifest = manifest(Map.of("rmse (random 80/20)", 0.85));
        assertThat(Json.read(Json.write(manifest), Manifest.class)).isEqualTo(manifest);
        assertThat(Json.read(Json.writePretty(manifest), Manifest.class)).isEqualTo(manifest);
    }

    @Test
    void theInfiniteLambdaOfAModelWithoutBiasesRoundTrips() {
        Regularisation none = new Regularisation(0.1, 0.1, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
        assertThat(Json.read(Json.write(none), Regularisation.class)).isEqualTo(none);
    }

    @Test
    void theTextOfAManifestDoesNotDrift() {
        assertThat(text(Json.write(manifest(Map.of("rmse", 0.85)))))
                .isEqualTo("{\"format\":1,\"release\":\"r1\",\"run\":\"n1\",\"variant\":\"funksvd\","
                        + "\"createdAt\":\"2026-01-02T03:04:05Z\",\"trainedThrough\":\"2026-01-01T00:00:00Z\","
                        + "\"logPosition\":{\"7\":\"1767225600000-0\"},"
                        + "\"models\":[{\"heads\":[\"RANK\",\"STARS\"],\"algorithm\":\"funksvd\",\"rank\":20,\"mu\":3.5,"
                        + "\"lambda\":{\"user\":0.1,\"item\":0.1,\"userBias\":0.1,\"itemBias\":0.1},"
                        + "\"missing\":{\"weight\":0.4,\"stars\":1.0,\"perRating\":8}}],\"kernels\":\"plain\","
                        + "\"metrics\":{\"rmse\":0.85},\"items\":10,\"itemChunks\":1,"
                        + "\"catalogue\":{\"digest\":\"d\",\"chunks\":1,\"movies\":12},\"listSize\":100}");
    }

    @Test
    void equalRecordsAreEqualTextWhateverTheOrderOfTheirMaps() {
        Map<String, Double> forwards = new LinkedHashMap<>();
        forwards.put("mae", 1.0);
        forwards.put("rmse", 2.0);
        Map<String, Double> backwards = new LinkedHashMap<>();
        backwards.put("rmse", 2.0);
        backwards.put("mae", 1.0);
        assertThat(Json.write(manifest(forwards))).isEqualTo(Json.write(manifest(backwards)));
    }

    @Test
    void aMetricThatIsNoNumberRoundTrips() {
        Manifest manifest = manifest(Map.of("rmse", Double.NaN));
        assertThat(Json.read(Json.write(manifest), Manifest.class)).isEqualTo(manifest);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "[]",
                "{\"users\":3,\"items\":2,\"bytes\":100,\"checksum\":\"00ff\"}",
                "{\"users\":3,\"items\":2,\"bytes\":100,\"checksum\":\"00ff\",\"itemsChecksum\":null}",
                "{\"users\":3,\"items\":2,\"bytes\":100,\"checksum\":\"00ff\",\"itemsChecksum\":\"0a\"} x"
            })
    void whatIsNotTheRecordIsRefused(String json) {
        assertThatThrownBy(() -> Json.read(json.getBytes(StandardCharsets.UTF_8), Done.class))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("not a Done");
    }

    @Test
    void everyTruncationIsRefused() {
        byte[] bytes = Json.write(DONE);
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = java.util.Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> Json.read(cut, Done.class)).isInstanceOf(FormatException.class);
        }
        assertThat(Json.read(bytes, Done.class)).isEqualTo(DONE);
    }

    @Test
    void theModelOfAHeadIsFoundByPosition() {
        HeadModel rank = new HeadModel(List.of(Head.RANK), "als", 1, 0, Regularisation.of(1), Missing.NONE);
        HeadModel stars = new HeadModel(List.of(Head.STARS), "als", 1, 0, Regularisation.of(1), Missing.NONE);
        Manifest two = manifest(List.of(rank, stars), Map.of());
        assertThat(two.model(Head.STARS)).isEqualTo(1);
        Manifest one = manifest(List.of(rank), Map.of());
        assertThat(one.has(Head.STARS)).isFalse();
        assertThatThrownBy(() -> one.model(Head.STARS)).hasMessageContaining("release r1 has no STARS head");
    }

    private static Manifest manifest(Map<String, Double> metrics) {
        return manifest(
                List.of(new HeadModel(
                        List.of(Head.RANK, Head.STARS),
                        "funksvd",
                        20,
                        3.5,
                        Regularisation.of(0.1),
                        new Missing(0.4, 1, 8))),
                metrics);
    }

    private static Manifest manifest(List<HeadModel> models, Map<String, Double> metrics) {
        return new Manifest(
                "r1",
                "n1",
                "funksvd",
                Instant.parse("2026-01-02T03:04:05Z"),
                Instant.parse("2026-01-01T00:00:00Z"),
                LogPosition.of(Map.of(7, new LogEntryId(1_767_225_600_000L, 0))),
                models,
                "plain",
                metrics,
                10,
                1,
                new Manifest.CatalogueRef("d", 1, 12),
                100);
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
