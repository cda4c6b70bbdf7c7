package io.cinematch.model.release;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.cinematch.model.foldin.Missing;
import io.cinematch.model.foldin.Regularisation;
import java.util.List;
import java.util.function.Consumer;

/**
 * Whatever bytes are stored, a codec reads them or says that they are not of its format. {@link FormatsMutantsTest} asks
 * this of a fixed set of inputs; Jazzer, which changes classes as they are loaded, searches for others when asked to:
 * {@code JAZZER_FUZZ=1 ./mvnw -pl jobs/model test -Dtest='FormatsFuzz#userRecord'}, for five minutes.
 */
class FormatsFuzz {
    static final List<HeadModel> MODELS =
            List.of(new HeadModel(List.of(Head.RANK), "funksvd", 2, 3.5, Regularisation.of(0.05), Missing.NONE));

    @FuzzTest(maxDuration = "5m")
    void userRecord(byte[] bytes) {
        readsOrRefuses(bytes, UserRecordCodec::decode);
    }

    @FuzzTest(maxDuration = "5m")
    void itemChunk(byte[] bytes) {
        readsOrRefuses(bytes, chunk -> ItemChunkCodec.decode(List.of(chunk), MODELS));
    }

    @FuzzTest(maxDuration = "5m")
    void catalogue(byte[] bytes) {
        readsOrRefuses(bytes, CatalogueCodec::decode);
    }

    @FuzzTest(maxDuration = "5m")
    void manifest(byte[] bytes) {
        readsOrRefuses(bytes, Manifest::parse);
    }

    @FuzzTest(maxDuration = "5m")
    void done(byte[] bytes) {
        readsOrRefuses(bytes, json -> Json.read(json, Done.class));
    }

    private static void readsOrRefuses(byte[] bytes, Consumer<byte[]> read) {
        try {
            read.accept(bytes);
        } catch (FormatException refused) {
            // One of the two right answers.
        }
    }
}
