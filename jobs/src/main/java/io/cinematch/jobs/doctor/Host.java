package io.cinematch.jobs.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What this process runs on; memory in bytes.
 *
 * @param java feature number, such as 17
 * @param opens whether Spark may reach into java.base
 * @param heap most that the heap may grow to
 * @param memory of the machine, where it is known
 * @param limit of the container or control group, where there is one
 */
record Host(int java, String javaHome, int cores, boolean opens, long heap, OptionalLong memory, OptionalLong limit) {
    private static final Pattern TOTAL = Pattern.compile("MemTotal:\\s+(\\d+) kB");
    /** Of version 2 of control groups, and of version 1, as they are seen inside of a container. */
    private static final List<String> LIMITS =
            List.of("sys/fs/cgroup/memory.max", "sys/fs/cgroup/memory/memory.limit_in_bytes");

    static Host ofProcess() {
        Runtime runtime = Runtime.getRuntime();
        Path root = Path.of("/");
        OptionalLong memory = memory(root);
        return new Host(
                Runtime.version().feature(),
                System.getProperty("java.home"),
                runtime.availableProcessors(),
                Object.class.getModule().isOpen("java.lang", Host.class.getModule()),
                runtime.maxMemory(),
                memory,
                limit(root, memory));
    }

    /** What may be used at most, as far as is known. */
    OptionalLong available() {
        return limit.isPresent() ? limit : memory;
    }

    /** @param root where {@code proc} is */
    static OptionalLong memory(Path root) {
        try (Stream<String> lines = Files.lines(root.resolve("proc/meminfo"))) {
            return lines.map(TOTAL::matcher)
                    .filter(Matcher::matches)
                    .mapToLong(line -> Long.parseLong(line.group(1)) << 10)
                    .findFirst();
        } catch (IOException notLinux) {
            return OptionalLong.empty();
        }
    }

    /**
     * @param root where {@code sys} is
     * @param memory of the machine: a limit that is not below it is none
     */
    static OptionalLong limit(Path root, OptionalLong memory) {
        return LIMITS.stream()
                .map(root::resolve)
                .filter(Files::isReadable)
                .flatMapToLong(file -> number(file).stream())
                .filter(limit -> limit < memory.orElse(Long.MAX_VALUE))
                .findFirst();
    }

    /** Version 2 says "max" where there is no limit. */
    private static OptionalLong number(Path file) {
        try {
            String text = Files.readString(file).strip();
            return text.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }
}
