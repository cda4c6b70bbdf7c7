package io.cinematch.model.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ItemTableTest {
    @Test
    void findsMoviesById() {
        ItemTable items = new ItemTable(new int[] {1, 5, 9}, new int[3], List.of());
        assertThat(items.indexOf(5)).isEqualTo(1);
        assertThat(items.indexOf(0)).isEqualTo(-1);
        assertThat(items.indexOf(6)).isEqualTo(-1);
        assertThat(items.indexOf(10)).isEqualTo(-1);
    }

    @Test
    void refusesIdsThatDoNotAscend() {
        assertThatThrownBy(() -> new ItemTable(new int[] {1, 1}, new int[2], List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
