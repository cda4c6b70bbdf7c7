package io.cinematch.serving;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The command as people start it: a process of its own, with nothing of the test's settings. */
final class ServeProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;

    ServeProcess(Path folder, Map<String, String> environment, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Dcinematch.logs=" + folder.resolve("logs"),
                Serve.class.getName()));
        command.addAll(List.of(args));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("CINEMATCH_"));
        builder.environment().putAll(environment);
        process = builder.start();
        out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    String line() throws IOException {
        return out.readLine();
    }

    /** The port in the line it prints when it serves, which is read here. */
    int port() throws IOException {
        String line = line();
        Matcher matcher = Pattern.compile(":(\\d+) ").matcher(line);
        if (!matcher.find()) {
            throw new AssertionError("it does not serve: " + line);
        }
        return Integer.parseInt(matcher.group(1));
    }

    /** What {@code /ready} says at a port. */
    static boolean ready(int port) {
        try {
            HttpURLConnection asking = (HttpURLConnection) URI.create("http://127.0.0.1:%d/ready".formatted(port))
                    .toURL()
                    .openConnection();
            return asking.getResponseCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** Everything still to be printed, until the process ends. */
    String rest() {
        return String.join("\n", out.lines().toList());
    }

    /** SIGTERM, as a service manager sends it; its output stays readable. */
    void terminate() {
        process.toHandle().destroy();
    }

    /** {@code kill -9}. */
    void kill() {
        process.toHandle().destroyForcibly();
        process.onExit().join();
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("it does not end");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
