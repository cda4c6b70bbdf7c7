package io.cinematch.serving.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Where something was measured; service, Redis and load generator shared it. */
record Machine(int cores, String cpu, String jdk, String os) {
    static Machine current() {
        return new Machine(
                ManagementFactory.getOperatingSystemMXBean().getAvailableProcessors(),
                cpuName(),
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                "%s %s".formatted(System.getProperty("os.name"), System.getProperty("os.arch")));
    }

    String line() {
        return "%d cores, %s; %s; %s".formatted(cores, cpu, jdk, os);
    }

    private static String cpuName() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown CPU");
        } catch (IOException notLinux) {
            return "unknown CPU";
        }
    }
}
