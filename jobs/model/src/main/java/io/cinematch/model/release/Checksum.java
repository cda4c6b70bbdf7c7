package io.cinematch.model.release;

import io.cinematch.model.digest.Sha256;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/**
 * A checksum of named values that does not depend on their order, so that tasks on many machines can each sum their
 * own: Σ mod 2⁶⁴ of the first eight bytes of SHA-256(name, 0, value).
 *
 * @param sum the running sum
 * @param values how many values were added
 * @param bytes their total size
 */
public record Checksum(long sum, long values, long bytes) implements Serializable {
    public static final Checksum EMPTY = new Checksum(0, 0, 0);

    /** Of the chunks of one thing, each named by its number. */
    public static Checksum of(List<byte[]> chunks) {
        Checksum sum = EMPTY;
        for (int c = 0; c < chunks.size(); c++) {
            sum = sum.plus(Integer.toString(c), chunks.get(c));
        }
        return sum;
    }

    /** With one more value. The name must not contain the release id, so that equal nights have equal checksums. */
    public Checksum plus(String name, byte[] value) {
        MessageDigest sha = Sha256.digest();
        sha.update(name.getBytes(StandardCharsets.UTF_8));
        sha.update((byte) 0);
        long hash = ByteBuffer.wrap(sha.digest(value)).getLong();
        return new Checksum(sum + hash, values + 1, bytes + value.length);
    }

    public Checksum plus(Checksum other) {
        return new Checksum(sum + other.sum, values + other.values, bytes + other.bytes);
    }

    /** Sixteen hexadecimal digits. */
    public String hex() {
        return "%016x".formatted(sum);
    }
}
