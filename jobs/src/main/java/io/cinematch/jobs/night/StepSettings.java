package io.cinematch.jobs.night;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cinematch.jobs.movielens.MovieLensFolder;
import io.cinematch.jobs.run.RunFolder;
import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.run.Storage;
import io.cinematch.model.release.FormatException;
import io.cinematch.model.release.Json;
import io.cinematch.model.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The settings that what a step leaves depends on, by key, and what its files looked like: {@code settings.json} in a
 * run's folder. No secret is among them.
 */
final class StepSettings {
    private static final String FILE = "file ";

    private StepSettings() {}

    /** Of one step, as the settings are now. */
    static Map<String, String> of(Settings settings, NightPlan plan, Optional<MovieLensFolder> folder, String step) {
        Map<String, String> all = new TreeMap<>();
        switch (step) {
            case "ingest" -> {
                put(all, "ingest", settings.ingest());
                folder.map(found -> List.of(found.ratings(), found.movies()))
                        .ifPresent(files -> files.forEach(file -> all.put(FILE + file, stamp(file))));
            }
            case "split" -> {
                if (plan.given().isPresent()) {
                    put(all, "split", plan.given().get());
                } else {
                    put(all, "split", settings.split());
                }
            }
            case "train" -> {
                put(all, "train.variants", settings.trainedVariants());
                settings.trainedVariants()
                        .forEach(name ->
                                put(all, "variants." + name, settings.variants().get(name)));
            }
            case "evaluate" -> put(all, "evaluate", settings.evaluate());
            case "score", "publish" -> {
                put(all, "score.listSize", settings.listSize());
                put(all, "publish.variants", settings.publishVariants());
            }
            case "foldin" -> put(all, "foldin.variants", settings.foldedVariants());
            case "abtest" -> put(all, "abtest", settings.abTest());
            default -> {}
        }
        return all;
    }

    /** What the steps of a run were done with; of steps that are not done any more nothing. */
    static Map<String, Map<String, String>> read(Storage storage, RunFolder folder, RunReport report) {
        return storage.read(folder.settings()).map(StepSettings::parse).orElseGet(TreeMap::new).entrySet().stream()
                .filter(step -> report.has(step.getKey()))
                .collect(TreeMap::new, (all, step) -> all.put(step.getKey(), step.getValue()), TreeMap::putAll);
    }

    /** The files that a step read and that look otherwise now; those that are gone are not among them. */
    static List<String> changedFiles(Map<String, String> then) {
        return then.keySet().stream()
                .filter(key -> key.startsWith(FILE))
                .map(key -> key.substring(FILE.length()))
                .filter(file -> Files.exists(Path.of(file)))
                .filter(file -> !stamp(Path.of(file)).equals(then.get(FILE + file)))
                .toList();
    }

    /** What was set otherwise, for people: {@code split.seed (then 42, now 43)}. */
    static List<String> changed(Map<String, String> then, Map<String, String> now) {
        TreeMap<String, String> keys = new TreeMap<>(now);
        keys.putAll(then);
        return keys.keySet().stream()
                .filter(key -> !key.startsWith(FILE))
                .filter(key -> !then.getOrDefault(key, "").equals(now.getOrDefault(key, "")))
                .map(key -> "%s (then %s, now %s)"
                        .formatted(key, then.getOrDefault(key, "not set"), now.getOrDefault(key, "not set")))
                .toList();
    }

    private static Map<String, Map<String, String>> parse(byte[] json) {
        try {
            return Json.mapper().readValue(json, new TypeReference<>() {});
        } catch (IOException e) {
            throw new FormatException("not the settings of a run: " + e.getMessage());
        }
    }

    private static void put(Map<String, String> all, String key, Object value) {
        put(all, key, (JsonNode) Json.mapper().valueToTree(value));
    }

    private static void put(Map<String, String> all, String key, JsonNode value) {
        if (value instanceof ObjectNode object) {
            object.properties().forEach(part -> put(all, key + "." + part.getKey(), part.getValue()));
        } else {
            all.put(key, text(value));
        }
    }

    private static String text(JsonNode value) {
        try {
            return value.isTextual() ? value.asText() : Json.mapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String stamp(Path file) {
        try {
            return "%d bytes, changed %s".formatted(Files.size(file), Files.getLastModifiedTime(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
