package io.cinematch.model.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads what a search for better parameters may try. */
final class TuneReader {
    static final String SPACE = "tune.space";

    private static final double MOST = 1_000_000;

    private static final List<String> RANGE = List.of("min", "max", "scale");

    private final SettingsReader in;
    private final Config config;
    private final Map<String, Variant> variants;

    TuneReader(SettingsReader in, Config config, Map<String, Variant> variants) {
        this.in = in;
        this.config = config;
        this.variants = variants;
    }

    Settings.Tune read() {
        return new Settings.Tune(
                in.integer("tune.trials", 1, 10_000), in.real("tune.validationShare", 0, false, 0.5), spaces());
    }

    private Map<String, Map<String, TuneAxis>> spaces() {
        Map<String, Map<String, TuneAxis>> spaces = new TreeMap<>();
        ConfigObject all = object(SPACE, config.root().toConfig().hasPath(SPACE) ? config.getValue(SPACE) : null);
        for (String name : all == null ? List.<String>of() : names(all)) {
            String path = SPACE + "." + ConfigUtil.joinPath(name);
            ConfigObject space = object(path, all.get(name));
            List<String> tunable = tunable(name);
            if (tunable.isEmpty()) {
                in.problem(path, "is neither a variant nor an algorithm with parameters");
            } else if (space != null) {
                spaces.put(name, space(path, space, tunable));
            }
        }
        return spaces;
    }

    /** Of a variant, or of any variant of an algorithm. */
    private List<String> tunable(String name) {
        return Stream.concat(
                        Stream.ofNullable(variants.get(name)),
                        variants.values().stream().filter(v -> v.algorithm().equals(name)))
                .findFirst()
                .map(VariantKeys::tunable)
                .orElse(List.of());
    }

    private Map<String, TuneAxis> space(String path, ConfigObject space, List<String> tunable) {
        Map<String, TuneAxis> axes = new TreeMap<>();
        for (String key : names(space)) {
            String full = path + "." + ConfigUtil.joinPath(key);
            if (!tunable.contains(key)) {
                in.problem(full, "cannot be tuned; what can: " + String.join(", ", tunable));
            } else {
                axes.put(key, axis(full, space.get(key)));
            }
        }
        return axes;
    }

    private TuneAxis axis(String key, ConfigValue value) {
        if (value instanceof ConfigList) {
            return new TuneAxis.Choice(numbers(key));
        }
        ConfigObject range = object(key, value);
        if (range == null) {
            return new TuneAxis.Choice(List.of(0.0));
        }
        names(range).stream()
                .filter(name -> !RANGE.contains(name))
                .forEach(name -> in.problem(key + "." + ConfigUtil.joinPath(name), "is not a part of a range"));
        boolean log = range.containsKey("scale") && in.choice(key + ".scale", Scale.class) == Scale.LOG;
        double min = in.real(key + ".min", 0, !log, MOST);
        double max = in.real(key + ".max", 0, !log, MOST);
        if (max < min) {
            in.problem(key, "has a max below its min");
        }
        return new TuneAxis.Range(min, max, log);
    }

    private List<Double> numbers(String key) {
        try {
            List<Double> numbers = config.getDoubleList(key);
            if (!numbers.isEmpty()) {
                return numbers;
            }
        } catch (ConfigException e) {
            // Told below.
        }
        in.problem(key, "must be a list of numbers, or { min, max, scale = log or linear }");
        return List.of(0.0);
    }

    private ConfigObject object(String key, ConfigValue value) {
        if (value instanceof ConfigObject found) {
            return found;
        }
        in.problem(key, "must be " + (key.equals(SPACE) ? "an object" : "a list of numbers, or an object"));
        return null;
    }

    private static Collection<String> names(ConfigObject object) {
        return new TreeSet<>(object.keySet());
    }

    private enum Scale {
        LINEAR,
        LOG
    }
}
