package io.cinematch.model.release;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes big-endian values into a growing array; the counterpart of {@link ByteReader}. */
final class ByteWriter {
    private ByteBuffer out = ByteBuffer.allocate(512);

    ByteWriter(byte version) {
        u8(version);
    }

    /**
     * One byte, 0–255.
     *
     * @throws IllegalArgumentException when the value does not fit: wrapped, it would be read back as another
     */
    ByteWriter u8(int value) {
        if (value < 0 || value > 255) {
            throw new IllegalArgumentException("%d does not fit the format's 0 to 255".formatted(value));
        }
        room(1).put((byte) value);
        return this;
    }

    ByteWriter int32(int value) {
        room(Integer.BYTES).putInt(value);
        return this;
    }

    ByteWriter float32(float value) {
        room(Float.BYTES).putFloat(value);
        return this;
    }

    ByteWriter ints(int[] values) {
        room(values.length * Integer.BYTES).asIntBuffer().put(values);
        out.position(out.position() + values.length * Integer.BYTES);
        return this;
    }

    ByteWriter floats(float[] values) {
        room(values.length * Float.BYTES).asFloatBuffer().put(values);
        out.position(out.position() + values.length * Float.BYTES);
        return this;
    }

    ByteWriter bytes(byte[] values) {
        room(values.length).put(values);
        return this;
    }

    ByteWriter text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        return int32(utf8.length).bytes(utf8);
    }

    byte[] done() {
        return Arrays.copyOf(out.array(), out.position());
    }

    private ByteBuffer room(int bytes) {
        if (out.remaining() < bytes) {
            int wanted = Math.max(out.capacity() * 2, out.position() + bytes);
            out = ByteBuffer.wrap(Arrays.copyOf(out.array(), wanted)).position(out.position());
        }
        return out;
    }
}
