package io.cinematch.jobs.tune;

import static org.assertj.core.api.Assertions.assertThat;

import io.cinematch.model.foldin.Missing;
import io.cinematch.model.foldin.Regularisation;
import io.cinematch.model.settings.SettingsLoader;
import io.cinematch.model.settings.Variant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverlayTest {
    private static final Variant.FunkSvd ODD = new Variant.FunkSvd(
            7,
            9,
            0.1 / 3,
            2,
            0.1 + 0.2,
            2 / 3.0,
            1e-7,
            new Regularisation(1 / 7.0, 1e-300, 3, 4),
            new Missing(0.7 / 3, -1 / 3.0, 11),
            0.1f,
            2,
            Long.MIN_VALUE);

    @TempDir
    Path folder;

    @Test
    void asASettingsFileItGivesTheSameVariantToTheLastBit() throws IOException {
        Map<String, Variant> odd = Map.of("my-svd", ODD, "my-als", new Variant.Als(3, 4, 0.1, 5, -6));
        for (var variant : odd.entrySet()) {
            String text = Overlay.of(variant.getKey(), variant.getValue(), List.of("from here", "two\nlines"));
            Path file = Files.writeString(folder.resolve("best.conf"), text);

            assertThat(SettingsLoader.load(List.of(file), Map.of()).variants())
                    .containsEntry(variant.getKey(), variant.getValue());
            assertThat(text).startsWith("# from here\n# two lines\n\nvariants.");
        }
    }

    @Test
    void theEpochsThatEarlyStoppingChoseAreTheEpochsToTrainWithNothingHeldOut() {
        Trial stopped = new Trial(1, ODD, Map.of("rmse", 1.0), 5, 1, Optional.empty());

        assertThat(stopped.chosen()).isEqualTo(ODD.forEpochs(5));
        Variant als = new Variant.Als(3, 4, 0.1, 5, -6);
        assertThat(new Trial(1, als, Map.of(), 0, 1, Optional.empty()).chosen()).isEqualTo(als);
    }
}
