package io.cinematch.model.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cinematch.model.foldin.UserFactors;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserRecordCodecTest {
    private static final UserRecord SMALL = new UserRecord(
            new int[] {3, 1},
            List.of(new UserFactors(0.5f, new float[] {1, -2}), new UserFactors(0, new float[0])),
            new int[] {0, 2},
            new float[] {0.5f, 5});

    /** Written out by hand from the codec's javadoc; 3f000000 is 0.5f, 3f800000 is 1f, c0000000 is −2f. */
    private static final String GOLDEN = "01" + "00000002" + "00000003" + "00000001"
            + "02" + "00000002" + "3f000000" + "3f800000" + "c0000000" + "00000000" + "00000000"
            + "00000002" + "00000000" + "00000002" + "01" + "0a";

    private final byte[] bytes = UserRecordCodec.encode(SMALL);

    @Test
    void theFormatDoesNotDrift() {
        assertThat(HexFormat.of().formatHex(bytes)).isEqualTo(GOLDEN);
        assertSame(UserRecordCodec.decode(bytes), SMALL);
    }

    @Property
    void roundTrips(
            @ForAll int[] list,
            @ForAll @Size(max = 20) List<float[]> models,
            @ForAll int[] rated,
            @ForAll("halfStars") float[] cycle) {
        float[] stars = new float[rated.length];
        for (int k = 0; k < stars.length; k++) {
            stars[k] = cycle[k % cycle.length];
        }
        List<UserFactors> factors =
                models.stream().map(p -> new UserFactors(p.length, p)).toList();
        UserRecord user = new UserRecord(list, factors, rated, stars);
        assertSame(UserRecordCodec.decode(UserRecordCodec.encode(user)), user);
    }

    @Provide
    net.jqwik.api.Arbitrary<float[]> halfStars() {
        return Arbitraries.integers()
                .between(1, 10)
                .map(half -> half / 2f)
                .array(float[].class)
                .ofMinSize(1)
                .ofMaxSize(10);
    }

    @Test
    void damageIsRefused() {
        Damage.everyTruncationIsRefused(bytes, UserRecordCodec::decode);
        Damage.everyCorruptByteDecodesOrIsRefused(bytes, UserRecordCodec::decode);
        Damage.everyHugeFieldDecodesOrIsRefused(bytes, UserRecordCodec::decode);
        Damage.anotherVersionIsRefused(bytes, UserRecordCodec::decode);
    }

    @Test
    void manyModelsSurviveTheByteThatCountsThem() {
        List<UserFactors> many = Collections.nCopies(200, new UserFactors(1, new float[0]));
        UserRecord user = new UserRecord(new int[0], many, new int[0], new float[0]);
        assertThat(UserRecordCodec.decode(UserRecordCodec.encode(user)).models())
                .hasSize(200);
        UserRecord tooMany =
                new UserRecord(new int[0], Collections.nCopies(256, many.get(0)), new int[0], new float[0]);
        assertThatThrownBy(() -> UserRecordCodec.encode(tooMany)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(floats = {0, 0.25f, 3.7f, 5.5f, -1, Float.NaN})
    void starsOffTheGridAreRefusedRatherThanRounded(float stars) {
        UserRecord user = new UserRecord(new int[0], List.of(), new int[1], new float[] {stars});
        assertThatThrownBy(() -> UserRecordCodec.encode(user))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("half-star grid");
    }

    @ParameterizedTest
    @ValueSource(bytes = {0, 11, -1, Byte.MIN_VALUE})
    void storedStarsOffTheScaleAreDamage(byte halfStars) {
        byte[] damaged = bytes.clone();
        damaged[damaged.length - 1] = halfStars;
        assertThatThrownBy(() -> UserRecordCodec.decode(damaged)).isInstanceOf(FormatException.class);
    }

    private static void assertSame(UserRecord found, UserRecord expected) {
        assertThat(found).usingRecursiveComparison().isEqualTo(expected);
    }
}
