package io.cinematch.model.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VariantKeysTest {
    private static final Map<String, Variant> DEFAULTS =
            SettingsLoader.load(List.of(), Map.of()).variants();

    @Test
    void everyVariantIsWhatItsKeysSay() {
        DEFAULTS.values().stream()
                .filter(VariantKeysTest::hasParameters)
                .forEach(variant ->
                        assertThat(VariantKeys.changed(variant, Map.of())).isEqualTo(variant));
    }

    @Test
    void everyKeyOfAnAlgorithmIsThere() {
        DEFAULTS.values().stream()
                .filter(VariantKeysTest::hasParameters)
                .forEach(variant -> assertThat(VariantKeys.of(variant).keySet())
                        .containsExactlyElementsOf(VariantReader.KEYS.get(variant.algorithm()).stream()
                                .filter(key -> !key.equals("algorithm"))
                                .toList()));
    }

    private static boolean hasParameters(Variant variant) {
        return !(variant instanceof Variant.TwoHeads);
    }

    @Test
    void aChangeIsMadeAndNothingElse() {
        Variant changed = VariantKeys.changed(DEFAULTS.get("als"), Map.of("rank", 12.6, "regParam", 0.1 + 0.2));

        assertThat(changed).isEqualTo(new Variant.Als(13, 20, 0.1 + 0.2, 2, 42));
    }

    @Test
    void whatTheSettingsRefuseIsRefusedHereTooAllAtOnce() {
        CineMatchException refused = catchThrowableOfType(
                CineMatchException.class,
                () -> VariantKeys.changed(DEFAULTS.get("funksvd"), Map.of("rank", 0.2, "stepDecay", 1.5)));

        assertThat(refused.exit()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(refused)
                .hasMessageContaining("rank must be a whole number from 1 to 1024, not 0")
                .hasMessageContaining("stepDecay must be a number above 0 and at most 1, not 1.5");
    }

    @Test
    void theSeedCannotBeTunedNorCanPopularityOrWhatIsMadeOfOthers() {
        assertThat(VariantKeys.tunable(DEFAULTS.get("als")))
                .containsExactly("rank", "maxIter", "regParam", "numBlocks");
        assertThat(VariantKeys.tunable(DEFAULTS.get("popularity"))).isEmpty();
        assertThat(VariantKeys.tunable(DEFAULTS.get("two-heads"))).isEmpty();
    }
}
