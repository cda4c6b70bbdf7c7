package io.cinematch.model.cli;

import io.cinematch.model.settings.Settings;
import io.cinematch.model.settings.SettingsLoader;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The options that every command with settings has; a picocli mixin. */
public final class SettingsOptions {
    @Option(
            names = "--conf",
            paramLabel = "FILE",
            description = "Settings file over the defaults; may be repeated, later ones win. Files named in the "
                    + "environment variable CINEMATCH_CONF (separated by commas) come first.")
    private List<Path> files = new ArrayList<>();

    /**
     * The settings these options name.
     *
     * @param environment the process's variables
     * @throws io.cinematch.model.errors.CineMatchException with exit code CONFIGURATION that lists every mistake
     */
    public Settings load(Map<String, String> environment) {
        List<Path> all = new ArrayList<>(named(environment.getOrDefault("CINEMATCH_CONF", "")));
        all.addAll(files);
        return SettingsLoader.load(all, environment);
    }

    /** The same options, for a process that this one starts. */
    public List<String> again() {
        return files.stream()
                .flatMap(file -> Stream.of("--conf", file.toString()))
                .toList();
    }

    private static List<Path> named(String list) {
        return Arrays.stream(list.split("[," + File.pathSeparator + "]"))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(Path::of)
                .toList();
    }
}
