package io.cinematch.model.release;

import io.cinematch.model.score.ItemFactors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Bytes of {@code cm:rel:<rel>:items:<chunk>}, big-endian: version u8 = 1 · items i32, ids i32…, popularity i32… ·
 * models u8, each (rank i32, biases f32…, factors f32… row-major).
 */
public final class ItemChunkCodec {
    /** Items per chunk: at rank 128 a value of about 1 MB, which no Redis chokes on. */
    static final int CHUNK = 2048;

    private static final byte VERSION = 1;

    private ItemChunkCodec() {}

    /** One value per chunk of items, in order. */
    public static List<byte[]> encode(ItemTable items) {
        List<byte[]> chunks = new ArrayList<>();
        for (int from = 0; from < items.size(); from += CHUNK) {
            chunks.add(encode(items, from, Math.min(from + CHUNK, items.size())));
        }
        return chunks;
    }

    private static byte[] encode(ItemTable items, int from, int to) {
        ByteWriter out = new ByteWriter(VERSION)
                .int32(to - from)
                .ints(Arrays.copyOfRange(items.ids(), from, to))
                .ints(Arrays.copyOfRange(items.popularity(), from, to))
                .u8(items.models().size());
        for (ItemFactors model : items.models()) {
            out.int32(model.rank());
            for (int i = from; i < to; i++) {
                out.float32(model.bias(i));
            }
            for (int i = from; i < to; i++) {
                for (int f = 0; f < model.rank(); f++) {
                    out.float32(model.factor(i, f));
                }
            }
        }
        return out.done();
    }

    /**
     * The whole table.
     *
     * @param chunks every chunk of the release, in order
     * @param models what the manifest says of the models
     * @throws FormatException when the bytes are damaged or do not fit the manifest
     */
    public static ItemTable decode(List<byte[]> chunks, List<HeadModel> models) {
        List<Chunk> parts = chunks.stream().map(bytes -> chunk(bytes, models)).toList();
        int[] ids = parts.stream().flatMapToInt(c -> Arrays.stream(c.ids)).toArray();
        int[] popularity =
                parts.stream().flatMapToInt(c -> Arrays.stream(c.popularity)).toArray();
        List<ItemFactors> factors = new ArrayList<>();
        for (int m = 0; m < models.size(); m++) {
            int model = m;
            float[] b = concat(parts.stream().map(c -> c.b.get(model)).toList());
            float[] q = concat(parts.stream().map(c -> c.q.get(model)).toList());
            factors.add(new ItemFactors(models.get(m).mu(), models.get(m).rank(), b, q));
        }
        try {
            return new ItemTable(ids, popularity, factors);
        } catch (IllegalArgumentException notAscending) {
            throw new FormatException("item chunks: " + notAscending.getMessage());
        }
    }

    private static Chunk chunk(byte[] bytes, List<HeadModel> models) {
        ByteReader in = new ByteReader("item chunk", bytes, VERSION);
        int n = in.length(2 * Integer.BYTES);
        Chunk chunk = new Chunk(in.ints(n), in.ints(n), new ArrayList<>(), new ArrayList<>());
        int found = in.u8();
        if (found != models.size()) {
            throw new FormatException("item chunk: %d models, the manifest says %d".formatted(found, models.size()));
        }
        for (HeadModel model : models) {
            int rank = in.int32();
            if (rank != model.rank()) {
                throw new FormatException("item chunk: rank %d, the manifest says %d".formatted(rank, model.rank()));
            }
            chunk.b.add(in.floats(n));
            chunk.q.add(in.floats((long) n * rank));
        }
        in.end();
        return chunk;
    }

    private static float[] concat(List<float[]> parts) {
        float[] all = new float[parts.stream().mapToInt(p -> p.length).sum()];
        int at = 0;
        for (float[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    private record Chunk(int[] ids, int[] popularity, List<float[]> b, List<float[]> q) {}
}
