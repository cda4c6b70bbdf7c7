package io.cinematch.jobs.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class HostChecksTest {
    private static final long GIB = 1L << 30;

    @Test
    void anOldJavaAndAClosedOneAreIll() {
        Host old = new Host(11, "/jdk-11", 2, false, GIB, OptionalLong.empty(), OptionalLong.empty());
        assertThat(new JavaCheck(old).look()).extracting(Finding::state).containsExactly("ill", "ill");
        assertThat(new JavaCheck(host(GIB, 8 * GIB, OptionalLong.empty())).look())
                .extracting(Finding::state)
                .containsExactly("well", "well");
    }

    @Test
    void aHeapThatFitsIsWell() {
        assertThat(memory(host(2 * GIB, 8 * GIB, OptionalLong.empty()))).isInstanceOf(Outcome.Well.class);
    }

    @Test
    void aSmallHeapIsTooSmallForANight() {
        assertThat(memory(host(GIB / 2, 8 * GIB, OptionalLong.empty())))
                .isEqualTo(new Outcome.Ill(
                        "heap up to 512 MiB, of 8,192 MiB that the machine has",
                        "Give it more: CINEMATCH_JAVA_OPTS=-Xmx2g ./cinematch …"));
    }

    @Test
    void aHeapThatTheContainerWouldNotHoldIsIll() {
        assertThat(memory(host(2 * GIB, 8 * GIB, OptionalLong.of(2 * GIB))))
                .isEqualTo(new Outcome.Ill(
                        "heap up to 2,048 MiB, of 2,048 MiB that the container may use: the system would kill it before the heap is full",
                        "CINEMATCH_JAVA_OPTS=-Xmx1648m ./cinematch …, or give it more memory."));
    }

    private static Outcome memory(Host host) {
        return new MemoryCheck(host).look().get(0).outcome();
    }

    private static Host host(long heap, long memory, OptionalLong limit) {
        return new Host(17, "/jdk-17", 2, true, heap, OptionalLong.of(memory), limit);
    }
}
