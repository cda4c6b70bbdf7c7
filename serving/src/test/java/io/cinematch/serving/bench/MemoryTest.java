package io.cinematch.serving.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemoryTest {
    @Test
    void theTotalOfAClassHistogramIsItsLastLine() {
        String histogram = """
                1234:
                 num     #instances         #bytes  class name (module)
                -------------------------------------------------------
                   1:         50000        4194304  [B (java.base@17)
                Total        123456       10485760
                """;
        assertThat(Memory.totalMiB(histogram)).isEqualTo(10);
    }

    @Test
    void aJvmThatDoesNotTellHasNone() {
        assertThat(Memory.totalMiB("1234: no such process")).isZero();
    }

    @Test
    void thisProcessTakesSomething() throws Exception {
        assertThat(Memory.residentMiB(ProcessHandle.current().pid())).isPositive();
        assertThat(Memory.liveHeapMiB(ProcessHandle.current().pid())).isPositive();
    }
}
