package io.cinematch.model.release;

import io.cinematch.model.catalogue.Movie;
import io.cinematch.model.foldin.UserFactors;
import io.cinematch.model.fuzz.Mutants;
import io.cinematch.model.score.ItemFactors;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What {@link FormatsFuzz} asks, of some thousand damaged inputs that are the same every time. */
class FormatsMutantsTest {
    private static final int MUTANTS = 10_000;

    private final FormatsFuzz fuzz = new FormatsFuzz();

    @Test
    void damagedUserRecords() {
        mutants(
                UserRecordCodec.encode(new UserRecord(
                        new int[] {3, 1},
                        List.of(new UserFactors(0.5f, new float[] {1, -2})),
                        new int[] {0, 2},
                        new float[] {0.5f, 5})),
                fuzz::userRecord);
    }

    @Test
    void damagedItemChunks() {
        ItemTable items = new ItemTable(
                new int[] {7, 260},
                new int[] {3, 1},
                List.of(new ItemFactors(3.5, 2, new float[] {0.5f, 0}, new float[] {1, -2, 3, 4})));
        mutants(ItemChunkCodec.encode(items).get(0), fuzz::itemChunk);
    }

    @Test
    void damagedCatalogues() {
        mutants(
                CatalogueCodec.encode(List.of(new Movie(1, "Amélie", 2001, List.of("Comedy"), "tt1", "2")))
                        .get(0),
                fuzz::catalogue);
    }

    @Test
    void damagedManifests() {
        mutants(
                Json.write(new Manifest(
                        "r1",
                        "run",
                        "als",
                        Instant.EPOCH,
                        Instant.EPOCH,
                        LogPosition.NONE,
                        FormatsFuzz.MODELS,
                        "plain",
                        Map.of("rmse", 0.85),
                        2,
                        1,
                        new Manifest.CatalogueRef("digest", 1, 2),
                        10)),
                fuzz::manifest);
    }

    @Test
    void damagedDoneRecords() {
        mutants(Json.write(new Done(1, 2, 3, "a", "b")), fuzz::done);
    }

    private static void mutants(byte[] good, Consumer<byte[]> test) {
        test.accept(good);
        Mutants.of(List.of(good), MUTANTS, 42).forEach(test);
    }
}
