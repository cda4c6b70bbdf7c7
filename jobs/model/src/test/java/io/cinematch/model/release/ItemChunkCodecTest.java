package io.cinematch.model.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cinematch.model.foldin.Missing;
import io.cinematch.model.foldin.Regularisation;
import io.cinematch.model.score.ItemFactors;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ItemChunkCodecTest {
    private static final ItemTable SMALL = new ItemTable(
            new int[] {7, 260},
            new int[] {3, 1},
            List.of(
                    new ItemFactors(3.5, 1, new float[] {0.5f, 0}, new float[] {1, -2}),
                    new ItemFactors(3.5, 0, new float[] {1, 1}, new float[0])));

    /** Written out by hand from the codec's javadoc. */
    private static final String GOLDEN = "01" + "00000002" + "00000007" + "00000104" + "00000003" + "00000001"
            + "02" + "00000001" + "3f000000" + "00000000" + "3f800000" + "c0000000"
            + "00000000" + "3f800000" + "3f800000";

    private final List<HeadModel> models = models(1, 0);
    private final byte[] bytes = ItemChunkCodec.encode(SMALL).get(0);

    @Test
    void theFormatDoesNotDrift() {
        assertThat(HexFormat.of().formatHex(bytes)).isEqualTo(GOLDEN);
        assertSame(decode(bytes), SMALL);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2047, 2048, 2049, 5000})
    void roundTripsAcrossChunks(int size) {
        Random random = new Random(size);
        float[] b = new float[size];
        float[] q = new float[size * 3];
        for (int i = 0; i < q.length; i++) {
            q[i] = random.nextFloat();
            b[i / 3] = -q[i];
        }
        ItemTable items = new ItemTable(
                IntStream.range(0, size).map(i -> 2 * i).toArray(),
                random.ints(size).toArray(),
                List.of(new ItemFactors(3.5, 3, b, q)));
        List<byte[]> chunks = ItemChunkCodec.encode(items);
        assertThat(chunks).hasSize((size + 2047) / 2048);
        assertSame(ItemChunkCodec.decode(chunks, models(3)), items);
    }

    @Test
    void damageIsRefused() {
        Damage.everyTruncationIsRefused(bytes, this::decode);
        Damage.everyCorruptByteDecodesOrIsRefused(bytes, this::decode);
        Damage.everyHugeFieldDecodesOrIsRefused(bytes, this::decode);
        Damage.anotherVersionIsRefused(bytes, this::decode);
    }

    @Test
    void idsThatDoNotAscendAreDamage() {
        assertThatThrownBy(() -> ItemChunkCodec.decode(List.of(bytes, bytes), models))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("must ascend");
    }

    @Test
    void aManifestThatSaysOtherwiseIsRefused() {
        Stream.of(models(1), models(1, 1), models(2, 0), models(-1, 0), models())
                .forEach(other -> assertThatThrownBy(() -> ItemChunkCodec.decode(List.of(bytes), other))
                        .isInstanceOf(FormatException.class));
    }

    private ItemTable decode(byte[] chunk) {
        return ItemChunkCodec.decode(List.of(chunk), models);
    }

    private static List<HeadModel> models(int... ranks) {
        return IntStream.of(ranks)
                .mapToObj(rank ->
                        new HeadModel(List.of(Head.RANK), "funksvd", rank, 3.5, Regularisation.of(0.1), Missing.NONE))
                .toList();
    }

    private static void assertSame(ItemTable found, ItemTable expected) {
        assertThat(found).usingRecursiveComparison().isEqualTo(expected);
    }
}
