package io.cinematch.model.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigUtil;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads {@code spark}. */
final class SparkReader {
    static final String PROPERTIES = "spark.properties";

    /** What Spark wants to know before this program runs, and would not look at any more. */
    private static final Pattern TOO_LATE =
            Pattern.compile("spark\\.(driver\\.(memory|memoryOverhead|cores|extraJavaOptions"
                    + "|defaultJavaOptions|extraClassPath|extraLibraryPath)|submit\\..*|master|jars|files|archives|jars\\.packages"
                    + "|(yarn|kubernetes)\\.driver\\..*)");

    private final SettingsReader in;
    private final Config config;

    SparkReader(SettingsReader in, Config config) {
        this.in = in;
        this.config = config;
    }

    Settings.Spark read() {
        return new Settings.Spark(
                in.text("spark.master"), in.integer("spark.shufflePartitions", 0, 100_000), properties());
    }

    /** Quoted or not, {@code "spark.task.maxFailures"} is one name to Spark. */
    private Map<String, String> properties() {
        Map<String, String> properties = new TreeMap<>();
        if (config.hasPath(PROPERTIES)) {
            Config given;
            try {
                given = config.getConfig(PROPERTIES);
            } catch (ConfigException e) {
                in.problem(PROPERTIES, "must be an object of Spark's own properties");
                return properties;
            }
            given.entrySet().forEach(entry -> {
                String name = String.join(".", ConfigUtil.splitPath(entry.getKey()));
                check(name);
                properties.put(name, String.valueOf(entry.getValue().unwrapped()));
            });
        }
        return properties;
    }

    private void check(String name) {
        if (!name.startsWith("spark.")) {
            in.problem(PROPERTIES, "names %s, but what Spark reads begins with spark.".formatted(name));
        } else if (TOO_LATE.matcher(name).matches()) {
            in.problem(
                    PROPERTIES,
                    "names %s, which Spark reads before a program begins: say it to spark-submit (CINEMATCH_SUBMIT_OPTS)"
                            .formatted(name));
        }
    }
}
