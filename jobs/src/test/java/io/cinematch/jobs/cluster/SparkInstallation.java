package io.cinematch.jobs.cluster;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** A Spark installation made of the jars that Maven resolved: {@code jars/} and a file {@code RELEASE}. */
public final class SparkInstallation {
    private final Path home;

    private SparkInstallation(Path home) {
        this.home = home;
    }

    /** With these jars and no others, whatever was in the folder. */
    public static SparkInstallation of(Path home, List<Path> jars) throws IOException {
        Path links = Files.createDirectories(home.resolve("jars"));
        try (Stream<Path> before = Files.list(links)) {
            for (Path link : before.toList()) {
                Files.delete(link);
            }
        }
        Files.writeString(home.resolve("RELEASE"), "Spark from Maven");
        for (Path jar : jars) {
            Files.createSymbolicLink(links.resolve(jar.getFileName()), jar);
        }
        return new SparkInstallation(home);
    }

    /** With what this module needs at run time, but for what its own jar brings: as in a Spark of somebody else's. */
    static SparkInstallation without(Path ourJar, Path home) throws IOException {
        Set<String> ours = new HashSet<>();
        try (JarFile jar = new JarFile(ourJar.toFile())) {
            jar.stream().map(JarEntry::getName).forEach(ours::add);
        }
        List<Path> theirs = Stream.of(
                        Files.readString(Path.of("target/classpath")).strip().split(File.pathSeparator))
                .map(Path::of)
                .filter(jar -> classes(jar).noneMatch(ours::contains))
                .toList();
        return of(home, theirs);
    }

    private static Stream<String> classes(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream()
                    .map(JarEntry::getName)
                    .filter(name -> name.endsWith(".class") && !name.endsWith("module-info.class"))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path home() {
        return home;
    }

    /** A JVM of this Spark, as its scripts start one; what it says goes to a file. */
    ProcessBuilder java(Path log, List<String> options, String mainClass, List<String> arguments) {
        List<String> command =
                new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow()));
        command.addAll(options);
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--add-opens"))
                .forEach(command::add);
        command.addAll(List.of("-cp", home + "/jars/*", mainClass));
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        environment(builder);
        return builder;
    }

    /** What Spark's processes look for around them. */
    public void environment(ProcessBuilder builder) {
        builder.environment().put("SPARK_HOME", home.toString());
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    }
}
