package io.cinematch.model.release;

import io.cinematch.model.foldin.UserFactors;
import java.util.ArrayList;
import java.util.List;

/**
 * Bytes of {@code cm:{b<bucket>}:u<id>:rel:<rel>}, big-endian: version u8 = 1 · list length i32, list i32… · models u8, each
 * (rank i32, bias f32, factors f32…) · rated length i32, rated i32…, stars u8… in half stars.
 */
public final class UserRecordCodec {
    private static final byte VERSION = 1;

    private UserRecordCodec() {}

    public static byte[] encode(UserRecord user) {
        ByteWriter out = new ByteWriter(VERSION)
                .int32(user.list().length)
                .ints(user.list())
                .u8(user.models().size());
        for (UserFactors model : user.models()) {
            out.int32(model.p().length).float32(model.bias()).floats(model.p());
        }
        byte[] halfStars = new byte[user.stars().length];
        for (int k = 0; k < halfStars.length; k++) {
            halfStars[k] = halfStars(user.stars()[k]);
        }
        return out.int32(user.rated().length)
                .ints(user.rated())
                .bytes(halfStars)
                .done();
    }

    /**
     * The record.
     *
     * @throws FormatException when the bytes are not one
     */
    public static UserRecord decode(byte[] bytes) {
        ByteReader in = new ByteReader("user record", bytes, VERSION);
        int[] list = in.ints(in.length(Integer.BYTES));
        int models = in.u8();
        List<UserFactors> factors = new ArrayList<>();
        for (int m = 0; m < models; m++) {
            int rank = in.length(Float.BYTES);
            factors.add(new UserFactors(in.float32(), in.floats(rank)));
        }
        int n = in.length(Integer.BYTES + 1);
        int[] rated = in.ints(n);
        byte[] halfStars = in.bytes(n);
        in.end();
        float[] stars = new float[n];
        for (int k = 0; k < n; k++) {
            if (halfStars[k] < 1 || halfStars[k] > 10) {
                throw new FormatException("user record: %d half stars".formatted(halfStars[k]));
            }
            stars[k] = halfStars[k] / 2f;
        }
        return new UserRecord(list, factors, rated, stars);
    }

    private static byte halfStars(float stars) {
        float half = stars * 2;
        if (!(half >= 1 && half <= 10 && half == Math.rint(half))) {
            throw new IllegalArgumentException("%s stars are off the half-star grid".formatted(stars));
        }
        return (byte) half;
    }
}
