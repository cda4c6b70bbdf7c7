package io.cinematch.jobs.profile;

import static org.apache.spark.sql.functions.bit_xor;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.shiftrightunsigned;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.xxhash64;

import io.cinematch.model.digest.Sha256;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Tells data sets apart: equal ratings have equal fingerprints in whatever files, order and partitions they come, and
 * other ratings have others, but for one pair in 2⁶⁴. Each rating (user, movie, stars, time) is hashed to 64 bits by
 * Spark's xxhash64; the fingerprint is made of their number, exclusive or, and sum. It is no proof against somebody who
 * wants two to be equal.
 *
 * @param ratings how many
 * @param xor of all hashes
 * @param total of all hashes, mod 2⁶⁴
 */
public record Fingerprint(long ratings, long xor, long total) {
    static final Fingerprint EMPTY = new Fingerprint(0, 0, 0);

    private static final Column HASH = xxhash64(col("user"), col("movie"), col("stars"), col("time"));

    /** Aggregates over ratings, in the order of {@link #plus}. A sum of whole hashes would overflow, which Spark refuses. */
    static final Column XOR = bit_xor(HASH);

    static final Column UPPER = sum(shiftrightunsigned(HASH, 32));
    static final Column LOWER = sum(HASH.bitwiseAND(lit(0xFFFF_FFFFL)));

    /** Of (user: long, movie: int, stars: float, time: long). */
    public static Fingerprint of(Dataset<Row> ratings) {
        Row row = ratings.agg(count(lit(1)), XOR, UPPER, LOWER).head();
        return row.getLong(0) == 0 ? EMPTY : EMPTY.plus(row.getLong(0), row.getLong(1), row.getLong(2), row.getLong(3));
    }

    /** With the ratings of one more group. */
    Fingerprint plus(long groupRatings, long groupXor, long upper, long lower) {
        return new Fingerprint(ratings + groupRatings, xor ^ groupXor, total + (upper << 32) + lower);
    }

    /** Sixteen hexadecimal digits. */
    public String hex() {
        return Sha256.hex("%d %d %d".formatted(ratings, xor, total)).substring(0, 16);
    }
}
