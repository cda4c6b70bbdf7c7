package io.cinematch.serving.bench;

import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server in a JVM of its own, with the options and the class path of this one. */
final class JavaProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int GOOD = 200;

    private final Process process;
    private final int port;
    private final double readySeconds;

    private JavaProcess(Process process, int port, double readySeconds) {
        this.process = process;
        this.port = port;
        this.readySeconds = readySeconds;
    }

    /**
     * Starts it and waits until it is ready.
     *
     * @param folder where it logs
     * @param main takes {@code --port}
     * @param ready what it answers with 200 when it is
     */
    static JavaProcess start(Path folder, Class<?> main, Map<String, String> environment, List<String> args, Call ready)
            throws IOException, InterruptedException {
        int port = freePort();
        Path out = folder.resolve(main.getSimpleName() + ".out");
        ProcessBuilder builder = new ProcessBuilder(command(folder, main, args, port))
                .redirectErrorStream(true)
                .redirectOutput(out.toFile());
        builder.environment().putAll(environment);
        long started = System.nanoTime();
        Process process = builder.start();
        while (!answers(port, ready)) {
            if (!process.isAlive() || System.nanoTime() - started > PATIENCE.toNanos()) {
                process.destroyForcibly();
                throw new CineMatchException(
                        ExitCode.OTHER,
                        "%s does not start: %s"
                                .formatted(
                                        main.getSimpleName(),
                                        Files.readString(out).strip()),
                        "Start it by itself: ./cinematch serve");
            }
            Thread.sleep(2);
        }
        return new JavaProcess(process, port, (System.nanoTime() - started) / 1e9);
    }

    private static List<String> command(Path folder, Class<?> main, List<String> args, int port) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-Dcinematch.logs=" + folder, "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(main.getName(), "--port", Integer.toString(port)));
        command.addAll(args);
        return command;
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean answers(int port, Call ready) {
        try (HttpWire wire = HttpWire.connect(port)) {
            return wire.exchange(ready) == GOOD;
        } catch (IOException notYet) {
            return false;
        }
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    /** From the start of the process to its first good answer. */
    double readySeconds() {
        return readySeconds;
    }

    /** Of processors, since it was started. */
    Duration cpuTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** As a service manager does it. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
