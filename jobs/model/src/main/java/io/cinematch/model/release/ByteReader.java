package io.cinematch.model.release;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads big-endian values and refuses lengths that the bytes at hand cannot hold, before allocating for them. */
final class ByteReader {
    private final String what;
    private final ByteBuffer in;

    ByteReader(String what, byte[] bytes, byte version) {
        this.what = what;
        in = ByteBuffer.wrap(bytes);
        int found = u8();
        if (found != version) {
            throw new FormatException("%s: format version %d, this program reads %d".formatted(what, found, version));
        }
    }

    int u8() {
        need(1);
        return Byte.toUnsignedInt(in.get());
    }

    /** A count of elements of the given size, checked against what is left. */
    int length(int elementBytes) {
        need(Integer.BYTES);
        int n = in.getInt();
        if (n < 0 || (long) n * elementBytes > in.remaining()) {
            throw new FormatException(
                    "%s: length %d × %d bytes, but %d are left".formatted(what, n, elementBytes, in.remaining()));
        }
        return n;
    }

    int int32() {
        need(Integer.BYTES);
        return in.getInt();
    }

    float float32() {
        need(Float.BYTES);
        return in.getFloat();
    }

    int[] ints(int n) {
        need((long) n * Integer.BYTES);
        int[] values = new int[n];
        in.asIntBuffer().get(values);
        in.position(in.position() + n * Integer.BYTES);
        return values;
    }

    float[] floats(long n) {
        need(n * Float.BYTES);
        float[] values = new float[(int) n];
        in.asFloatBuffer().get(values);
        in.position(in.position() + values.length * Float.BYTES);
        return values;
    }

    byte[] bytes(int n) {
        need(n);
        byte[] values = new byte[n];
        in.get(values);
        return values;
    }

    String text() {
        return new String(bytes(length(1)), StandardCharsets.UTF_8);
    }

    void end() {
        if (in.hasRemaining()) {
            throw new FormatException("%s: %d bytes too many".formatted(what, in.remaining()));
        }
    }

    private void need(long n) {
        if (n < 0 || n > in.remaining()) {
            throw new FormatException("%s: cut short, %d bytes needed, %d left".formatted(what, n, in.remaining()));
        }
    }
}
