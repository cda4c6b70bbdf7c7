package io.cinematch.model.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ChecksumTest {
    @Property(tries = 200)
    void doesNotDependOnOrderOrGrouping(@ForAll @Size(min = 1, max = 20) List<byte[]> values, @ForAll long seed) {
        List<Integer> names = new ArrayList<>();
        for (int k = 0; k < values.size(); k++) {
            names.add(k);
        }
        Checksum inOrder = sum(names, values);
        Random random = new Random(seed);
        Collections.shuffle(names, random);
        int cut = random.nextInt(names.size());
        Checksum first = sum(names.subList(0, cut), values);
        Checksum second = sum(names.subList(cut, names.size()), values);
        assertThat(first.plus(second)).isEqualTo(inOrder);
        assertThat(second.plus(first)).isEqualTo(inOrder);
    }

    private static Checksum sum(List<Integer> names, List<byte[]> values) {
        Checksum sum = Checksum.EMPTY;
        for (int k : names) {
            sum = sum.plus("u" + k, values.get(k));
        }
        return sum;
    }

    /** {@code printf 'u1\0abc' | sha256sum | cut -c-16}. */
    @Test
    void aGoldenSum() {
        Checksum sum = Checksum.EMPTY.plus("u1", bytes("abc"));
        assertThat(sum.hex()).isEqualTo("b9a5604955533e65");
        assertThat(sum.values()).isEqualTo(1);
        assertThat(sum.bytes()).isEqualTo(3);
    }

    @Test
    void namesAndValuesAreKeptApart() {
        assertThat(Checksum.EMPTY.plus("u1", bytes("1x"))).isNotEqualTo(Checksum.EMPTY.plus("u11", bytes("x")));
        Checksum swapped = Checksum.EMPTY.plus("a", bytes("2")).plus("b", bytes("1"));
        assertThat(Checksum.EMPTY.plus("a", bytes("1")).plus("b", bytes("2"))).isNotEqualTo(swapped);
    }

    @Test
    void isTheSameTextInEveryLocale() {
        Locale was = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(new Checksum(31, 1, 1).hex()).isEqualTo("000000000000001f");
        } finally {
            Locale.setDefault(was);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
