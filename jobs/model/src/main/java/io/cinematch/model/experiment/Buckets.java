package io.cinematch.model.experiment;

import io.cinematch.model.digest.Sha256;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Deals users to the arms of an experiment: the same user, salt and arms give the same arm on every node and in every
 * report, and two salts deal independently of each other (Kohavi, Tang and Xu, <i>Trustworthy Online Controlled
 * Experiments</i>, 2020, chapter 4).
 */
public final class Buckets {
    private static final double PARTS = 0x1p53;

    private final String salt;
    private final SortedMap<String, Double> arms;
    private final double total;

    /**
     * @param salt names the experiment
     * @param arms to weight, each above 0; their order does not matter
     * @throws IllegalArgumentException when there is no arm or a weight is not above 0
     */
    public Buckets(String salt, Map<String, Double> arms) {
        if (arms.isEmpty() || !arms.values().stream().allMatch(w -> w > 0 && w < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("an experiment needs arms with weights above 0, not " + arms);
        }
        this.salt = salt;
        this.arms = new TreeMap<>(arms);
        total = this.arms.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    public String salt() {
        return salt;
    }

    /** The arm of a user: the arms in the order of their names share [0, 1) by weight. */
    public String of(long user) {
        double position = position(user) * total;
        double end = 0;
        for (Map.Entry<String, Double> arm : arms.entrySet()) {
            end += arm.getValue();
            if (position < end) {
                return arm.getKey();
            }
        }
        return arms.lastKey();
    }

    /** Where a user lies in [0, 1): the first 53 bits of SHA-256("salt:user") in UTF-8, the user in decimal digits. */
    double position(long user) {
        return (ByteBuffer.wrap(Sha256.of(salt + ":" + user)).getLong() >>> 11) / PARTS;
    }
}
