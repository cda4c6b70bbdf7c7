package io.cinematch.model.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedHeapTest {
    private record Scored(long id, float score) {}

    private static List<Scored> drained(BoundedHeap best) {
        long[] ids = new long[best.size()];
        float[] scores = new float[best.size()];
        best.drain(ids, scores);
        return IntStream.range(0, ids.length)
                .mapToObj(k -> new Scored(ids[k], scores[k]))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 40, 1000})
    void theBestStayInWhateverPartsAndOrderTheyCome(int n) {
        Random random = new Random(n);
        for (int trial = 0; trial < 50; trial++) {
            // Few scores, so that many are equal, and ids on both sides of zero and beyond the ints.
            List<Scored> users = new ArrayList<>(LongStream.range(-20, 40)
                    .mapToObj(id -> new Scored(id * 3_000_000_000L, random.nextInt(6) - 2.5f))
                    .toList());
            List<Scored> expected = users.stream()
                    .sorted(Comparator.comparing(Scored::score).reversed().thenComparing(Scored::id))
                    .limit(n)
                    .toList();
            Collections.shuffle(users, random);
            BoundedHeap one = new BoundedHeap(n);
            BoundedHeap other = new BoundedHeap(n);
            users.forEach(user -> (random.nextInt(3) == 0 ? one : other).offer(user.id(), user.score()));

            assertThat(drained(one.plus(other))).isEqualTo(expected);
        }
    }
}
