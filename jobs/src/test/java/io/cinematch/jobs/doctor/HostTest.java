package io.cinematch.jobs.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostTest {
    private static final OptionalLong MACHINE = OptionalLong.of(8L << 30);

    @TempDir
    Path root;

    @Test
    void readsWhatTheMachineHas() throws IOException {
        file("proc/meminfo", "MemTotal:        8388608 kB\nMemFree:          123456 kB\n");
        assertThat(Host.memory(root)).isEqualTo(MACHINE);
    }

    @Test
    void readsTheLimitOfBothVersionsOfControlGroups() throws IOException {
        file("sys/fs/cgroup/memory/memory.limit_in_bytes", "1073741824\n");
        assertThat(Host.limit(root, MACHINE)).hasValue(1L << 30);
        file("sys/fs/cgroup/memory.max", "536870912\n");
        assertThat(Host.limit(root, MACHINE)).hasValue(1L << 29);
    }

    @Test
    void whatIsNoLimitIsNone() throws IOException {
        assertThat(Host.limit(root, MACHINE)).isEmpty();
        file("sys/fs/cgroup/memory.max", "max\n");
        assertThat(Host.limit(root, MACHINE)).isEmpty();
        // Version 1 says it with a number near the greatest.
        file("sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n");
        assertThat(Host.limit(root, MACHINE)).isEmpty();
    }

    @Test
    void elsewhereThanOnLinuxNothingIsKnown() {
        assertThat(Host.memory(root)).isEmpty();
    }

    private void file(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
