package io.cinematch.serving.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What another JVM takes, asked from outside: nothing has to run in it. */
final class Memory {
    private static final Pattern TOTAL = Pattern.compile("^Total\\s+\\d+\\s+(\\d+)", Pattern.MULTILINE);

    private Memory() {}

    /** Resident, in MiB. */
    static double residentMiB(long pid) throws IOException {
        return Long.parseLong(said("ps", "-o", "rss=", "-p", Long.toString(pid)).strip()) / 1024.0;
    }

    /** Objects that are reachable, in MiB: found by a collection, so it does not matter what is asked of the JVM meanwhile. */
    static double liveHeapMiB(long pid) throws IOException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        return totalMiB(said(jcmd, Long.toString(pid), "GC.class_histogram"));
    }

    /** @param histogram as {@code jcmd PID GC.class_histogram} tells it; 0 when it does not */
    static double totalMiB(String histogram) {
        Matcher total = TOTAL.matcher(histogram);
        return total.find() ? Long.parseLong(total.group(1)) / 1048576.0 : 0;
    }

    private static String said(String... command) throws IOException {
        Process process =
                new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
