package io.cinematch.model.release;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Consumer;

/** What can happen to stored bytes, tried exhaustively on a small record. */
final class Damage {
    private Damage() {}

    static void everyTruncationIsRefused(byte[] bytes, Consumer<byte[]> decode) {
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> decode.accept(cut))
                    .as("cut to %d bytes", length)
                    .isInstanceOf(FormatException.class);
        }
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
        assertThatThrownBy(() -> decode.accept(longer)).isInstanceOf(FormatException.class);
    }

    /** Every value of every byte either decodes or is a FormatException. */
    static void everyCorruptByteDecodesOrIsRefused(byte[] bytes, Consumer<byte[]> decode) {
        for (int at = 0; at < bytes.length; at++) {
            for (int value = 0; value < 256; value++) {
                byte[] corrupt = bytes.clone();
                corrupt[at] = (byte) value;
                decodesOrIsRefused(corrupt, decode);
            }
        }
    }

    /** A length of two thousand million anywhere: refused before memory is asked for. */
    static void everyHugeFieldDecodesOrIsRefused(byte[] bytes, Consumer<byte[]> decode) {
        for (int huge : new int[] {Integer.MAX_VALUE, Integer.MIN_VALUE, -1, 1 << 30, 1 << 29}) {
            for (int at = 0; at + Integer.BYTES <= bytes.length; at++) {
                byte[] corrupt = bytes.clone();
                ByteBuffer.wrap(corrupt).putInt(at, huge);
                decodesOrIsRefused(corrupt, decode);
            }
        }
    }

    static void anotherVersionIsRefused(byte[] bytes, Consumer<byte[]> decode) {
        byte[] newer = bytes.clone();
        newer[0]++;
        assertThatThrownBy(() -> decode.accept(newer))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("format version 2, this program reads 1");
    }

    private static void decodesOrIsRefused(byte[] corrupt, Consumer<byte[]> decode) {
        try {
            decode.accept(corrupt);
        } catch (FormatException refused) {
            // One of the two right answers.
        } catch (RuntimeException | OutOfMemoryError e) {
            fail(HexFormat.of().formatHex(corrupt), e);
        }
    }
}
