package io.cinematch.model.fuzz;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Inputs made from good ones by a few random changes: the same ones for the same seed. */
public final class Mutants {
    private static final int MOST_CHANGES = 6;
    private static final byte[][] TELLING = {
        {0},
        {(byte) 0xff},
        {0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff},
        {(byte) 0x80, 0, 0, 0},
        "-1".getBytes(),
        "1e309".getBytes(),
        "9223372036854775808".getBytes(),
        "\"\\u0000\"".getBytes(),
        "null".getBytes(),
        "[[[[[[[[".getBytes(),
        {(byte) 0xc3, 0x28}
    };

    private Mutants() {}

    public static Stream<byte[]> of(List<byte[]> seeds, int number, long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, number).mapToObj(n -> {
            byte[] bytes = seeds.get(random.nextInt(seeds.size()));
            for (int change = random.nextInt(MOST_CHANGES); change >= 0; change--) {
                bytes = changed(bytes, random);
            }
            return bytes;
        });
    }

    private static byte[] changed(byte[] bytes, Random random) {
        int from = random.nextInt(bytes.length + 1);
        int to = from + random.nextInt(Math.min(9, bytes.length - from + 1));
        return switch (random.nextInt(5)) {
            case 0 -> joined(bytes, from, TELLING[random.nextInt(TELLING.length)], to);
            case 1 -> joined(bytes, from, new byte[] {(byte) random.nextInt(256)}, to);
            case 2 -> joined(bytes, from, Arrays.copyOfRange(bytes, from, to), from);
            case 3 -> joined(bytes, from, new byte[0], to);
            default -> Arrays.copyOf(bytes, from);
        };
    }

    /** The beginning, something else, and the end. */
    private static byte[] joined(byte[] bytes, int before, byte[] middle, int after) {
        byte[] all = Arrays.copyOf(bytes, before + middle.length + bytes.length - after);
        System.arraycopy(middle, 0, all, before, middle.length);
        System.arraycopy(bytes, after, all, before + middle.length, bytes.length - after);
        return all;
    }
}
