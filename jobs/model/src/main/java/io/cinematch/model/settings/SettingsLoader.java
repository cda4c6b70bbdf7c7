package io.cinematch.model.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValueFactory;
import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import io.cinematch.model.store.Durability;
import io.cinematch.model.store.RedisAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Layers the defaults, the settings files in order, and the environment, and checks the result as a whole. HOCON
 * substitutions work across files: {@code variants.mine = ${variants.funksvd} { rank = 64 }}.
 */
public final class SettingsLoader {
    /** Variables of the launcher and the tests that are not settings. */
    private static final Set<String> NOT_SETTINGS = Set.of(
            "CINEMATCH_HOME",
            "CINEMATCH_CONF",
            "CINEMATCH_DATASETS",
            "CINEMATCH_JAVA_OPTS",
            "CINEMATCH_SUBMIT_OPTS",
            "CINEMATCH_NOTEBOOK_RUN",
            // What a night's hooks are told, should they be commands of ours.
            "CINEMATCH_RUN",
            "CINEMATCH_STATUS",
            "CINEMATCH_EXIT_CODE");

    /** Names under which other programs know the same keys; ours win. */
    private static final Map<String, String> OTHER_NAMES = otherNames();

    private SettingsLoader() {}

    /**
     * The settings.
     *
     * @param files later ones win
     * @param environment the process's variables; those that start with {@code CINEMATCH_} win over files
     * @throws CineMatchException with exit code CONFIGURATION that lists every mistake
     */
    public static Settings load(List<Path> files, Map<String, String> environment) {
        List<String> problems = new ArrayList<>();
        Config defaults = ConfigFactory.parseResources(
                SettingsLoader.class.getClassLoader(),
                "cinematch.conf",
                ConfigParseOptions.defaults().setAllowMissing(false));
        Config config = defaults;
        for (Path file : files) {
            config = parse(file, problems).withFallback(config);
        }
        try {
            config = config.resolve();
        } catch (ConfigException e) {
            problems.add(e.getMessage());
            throw wrong(problems);
        }
        config = withEnvironment(config, environment, problems);
        SettingsReader in = new SettingsReader(config);
        refuseUnknown(config.root(), defaults.root(), "", in);
        Settings settings = read(in, config, environment.getOrDefault("CINEMATCH_HOME", ""));
        problems.addAll(in.problems());
        if (!problems.isEmpty()) {
            throw wrong(problems);
        }
        return settings;
    }

    private static Config parse(Path file, List<String> problems) {
        if (Files.isDirectory(file) || !Files.isReadable(file)) {
            problems.add("%s is not a file that can be read".formatted(file));
            return ConfigFactory.empty();
        }
        try {
            return ConfigFactory.parseFile(file.toFile());
        } catch (ConfigException e) {
            problems.add(e.getMessage());
            return ConfigFactory.empty();
        }
    }

    private static Config withEnvironment(Config config, Map<String, String> environment, List<String> problems) {
        Map<String, String> keys = new TreeMap<>();
        config.entrySet().forEach(entry -> keys.put(variable(entry.getKey()), entry.getKey()));
        Config result = config;
        for (Map.Entry<String, String> other : OTHER_NAMES.entrySet()) {
            if (environment.containsKey(other.getKey())) {
                result = with(result, other.getValue(), environment.get(other.getKey()), other.getKey());
            }
        }
        for (Map.Entry<String, String> entry : new TreeMap<>(environment).entrySet()) {
            String name = entry.getKey();
            if (!name.startsWith("CINEMATCH_")
                    || NOT_SETTINGS.contains(name)
                    || ServiceLink.isOne(name, entry.getValue())) {
                continue;
            }
            String key = keys.get(name);
            if (key == null) {
                problems.add("%s (environment) is not a setting".formatted(name));
                continue;
            }
            Object value = config.getValue(key).unwrapped() instanceof List
                    ? Stream.of(entry.getValue().split(","))
                            .map(String::strip)
                            .filter(item -> !item.isEmpty())
                            .toList()
                    : entry.getValue();
            result = with(result, key, value, name);
        }
        return result;
    }

    private static Config with(Config config, String key, Object value, String variable) {
        return config.withValue(key, ConfigValueFactory.fromAnyRef(value, "environment variable " + variable));
    }

    private static Map<String, String> otherNames() {
        Map<String, String> names = new TreeMap<>(RegistryReader.VARIABLES);
        names.put("TMDB_API_KEY", ServeReader.TMDB_KEY);
        // Platforms that run containers tell by it where they will look for the service.
        names.put("PORT", ServeReader.PORT);
        return names;
    }

    /** {@code split.testShare} is {@code CINEMATCH_SPLIT_TEST_SHARE}. */
    static String variable(String key) {
        return "CINEMATCH_"
                + key.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                        .replaceAll("[^A-Za-z0-9]+", "_")
                        .toUpperCase(Locale.ROOT);
    }

    /** Where names are of the user's choice, {@link VariantReader} and {@link TuneReader} check what is under them. */
    private static void refuseUnknown(ConfigObject found, ConfigObject known, String path, SettingsReader in) {
        for (String name : new TreeSet<>(found.keySet())) {
            String key = path + ConfigUtil.joinPath(name);
            if (!known.containsKey(name)) {
                in.problem(key, "is not a setting");
            } else if (!key.equals("variants")
                    && !key.equals(TuneReader.SPACE)
                    && !key.equals(ServeReader.ARMS)
                    && !key.equals(SparkReader.PROPERTIES)
                    && found.get(name) instanceof ConfigObject inner
                    && known.get(name) instanceof ConfigObject knownInner) {
                refuseUnknown(inner, knownInner, key + ".", in);
            }
        }
    }

    private static Settings read(SettingsReader in, Config config, String home) {
        Map<String, Variant> variants = VariantReader.readAll(in, config);
        String dataDir = fromHome(in.text("data.dir"), home);
        Settings settings = new Settings(
                dataDir,
                localFolder(dataDir, home),
                new Settings.Redis(
                        in.parsed("redis.url", RedisAddress::parse),
                        in.duration("redis.timeout"),
                        in.choice("redis.durability", Durability.class)),
                new SparkReader(in, config).read(),
                new Settings.Ingest(
                        in.real("ingest.maxBadShare", 0, true, 1),
                        in.choice("ingest.ratingLog", Settings.RatingLogUse.class)),
                new Settings.Split(
                        in.choice("split.strategy", Settings.SplitStrategy.class),
                        in.real("split.testShare", 0, false, 0.9),
                        in.integer("split.lastN", 1, 1000),
                        in.instant("split.cut"),
                        in.number("split.seed")),
                variants,
                in.texts("train.variants"),
                new Settings.Evaluate(
                        in.integer("evaluate.k", 1, 1000), in.real("evaluate.relevantStars", 0, false, 5)),
                new Settings.AbTest(
                        in.integer("abtest.users", 2, 10_000_000),
                        in.textsOrNone("abtest.arms"),
                        in.text("abtest.salt"),
                        in.number("abtest.seed"),
                        in.real("abtest.liked", 0, true, 1),
                        in.real("abtest.disliked", 0, true, 1),
                        in.real("abtest.unrated", 0, true, 1),
                        in.real("abtest.satisfied", 0, true, 1),
                        in.real("abtest.patience", 0, true, 1),
                        in.duration("abtest.within")),
                new TuneReader(in, config, variants).read(),
                in.integer("score.listSize", 1, 1000),
                in.texts("publish.variants"),
                in.real("publish.maxLoss", 0, true, 1),
                in.integer("publish.keep", 1, 1000),
                new NightlyReader(in).read(),
                in.textsOrNone("foldin.variants"),
                new ServeReader(in, config).read(),
                new RegistryReader(in).read());
        named(
                in,
                "nightly.analyses",
                settings.nightly().analyses(),
                List.of("foldin", "abtest"),
                "is neither foldin nor abtest");
        named(in, "train.variants", settings.trainVariants(), variants.keySet(), "is not under variants");
        named(in, "abtest.arms", settings.abTest().arms(), settings.trainedVariants(), "is not in train.variants");
        if (Set.copyOf(settings.abTest().arms()).size()
                != settings.abTest().arms().size()) {
            in.problem("abtest.arms", "names a variant twice");
        }
        named(
                in,
                "publish.variants",
                settings.publishVariants(),
                settings.trainedVariants(),
                "is not in train.variants");
        refuseUnservable(in, settings);
        named(in, "foldin.variants", settings.foldInVariants(), settings.trainedVariants(), "is not in train.variants");
        if (!settings.serve().variant().isEmpty()) {
            List<String> served = List.of(settings.serve().variant());
            named(in, "serve.variant", served, settings.publishVariants(), "is not in publish.variants");
        }
        named(
                in,
                ServeReader.ARMS,
                settings.serve().experiment().arms().keySet(),
                settings.publishVariants(),
                "is not in publish.variants");
        return settings;
    }

    private static void refuseUnservable(SettingsReader in, Settings settings) {
        for (String name : settings.publishVariants()) {
            for (String model : settings.models(name)) {
                Variant variant = settings.variants().get(model);
                if (variant != null && !variant.servable()) {
                    in.problem(
                            "publish.variants",
                            ("names %s: the service could not fold a rating into a model of %s, which is there to compare with;"
                                            + " publish another")
                                    .formatted(name, variant.algorithm()));
                }
            }
        }
    }

    /** A relative folder is meant from the checkout, wherever the command is typed; an address stays what it is. */
    private static String fromHome(String dataDir, String home) {
        return dataDir.contains("://")
                ? dataDir
                : Path.of(home).resolve(dataDir).toString();
    }

    /** Where what has to be on this machine is kept: the local Redis, data sets. */
    private static Path localFolder(String dataDir, String home) {
        if (dataDir.startsWith("file:")) {
            return Path.of(URI.create(dataDir).getPath());
        }
        return Path.of(dataDir.contains("://") ? fromHome("data", home) : dataDir);
    }

    private static void named(
            SettingsReader in, String key, Collection<String> names, Collection<String> known, String problem) {
        names.stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> in.problem(key, "names %s, which %s".formatted(name, problem)));
    }

    private static CineMatchException wrong(List<String> problems) {
        return new CineMatchException(
                ExitCode.CONFIGURATION,
                "%d setting%s wrong:%n  %s"
                        .formatted(
                                problems.size(),
                                problems.size() == 1 ? " is" : "s are",
                                String.join(System.lineSeparator() + "  ", problems)),
                "Every setting is explained in conf/cinematch.conf and conf/variants.conf.");
    }
}
