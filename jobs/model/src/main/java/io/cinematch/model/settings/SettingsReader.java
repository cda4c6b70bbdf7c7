package io.cinematch.model.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigRenderOptions;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Reads values and collects what is wrong with them instead of stopping at the first: a missing or bad value becomes a
 * problem and a harmless stand-in. Values are never repeated in a problem when they may be secret.
 */
final class SettingsReader {
    private final Config config;
    private final List<String> problems = new ArrayList<>();

    SettingsReader(Config config) {
        this.config = config;
    }

    List<String> problems() {
        return problems;
    }

    void problem(String key, String problem) {
        String origin =
                config.hasPath(key) ? " (" + config.getValue(key).origin().description() + ")" : "";
        problems.add("%s %s%s".formatted(key, problem, origin));
    }

    int integer(String key, int least, int most) {
        long n = read(
                key,
                this::whole,
                x -> x >= least && x <= most,
                "must be a whole number from %d to %d".formatted(least, most),
                (long) least);
        return (int) n;
    }

    long number(String key) {
        return read(key, this::whole, n -> true, "must be a whole number", 0L);
    }

    /** The library's own getters make 20 of 20.7 and say nothing. */
    private long whole(String key) {
        Number n = config.getNumber(key);
        if (n instanceof Double d && (d != Math.rint(d) || Math.abs(d) >= Long.MAX_VALUE)) {
            throw new ConfigException.BadValue(key, "not a whole number");
        }
        return n.longValue();
    }

    /** A finite number above {@code least} (or equal to it, when inclusive) and at most {@code most}. */
    double real(String key, double least, boolean inclusive, double most) {
        return read(
                key,
                config::getDouble,
                x -> (x > least || (inclusive && x == least)) && x <= most,
                "must be a number %s %s and at most %s"
                        .formatted(inclusive ? "from" : "above", plain(least), plain(most)),
                most);
    }

    String text(String key) {
        return read(key, config::getString, s -> !s.isBlank(), "must not be empty", "");
    }

    List<String> texts(String key) {
        return read(
                key,
                config::getStringList,
                list -> !list.isEmpty() && Set.copyOf(list).size() == list.size(),
                "must be a list of at least one name, each once",
                List.of());
    }

    /** A list that may be empty. */
    List<String> textsOrNone(String key) {
        return read(key, config::getStringList, list -> true, "must be a list of names", List.of());
    }

    boolean flag(String key) {
        return read(key, config::getBoolean, b -> true, "must be true or false", false);
    }

    /** Empty, or at least so many characters. */
    Secret secret(String key, int least) {
        try {
            Secret secret = new Secret(config.getString(key));
            if (!secret.isSet() || secret.value().length() >= least) {
                return secret;
            }
        } catch (ConfigException e) {
            // Told below without the value.
        }
        problem(key, "must be a text of at least %d characters".formatted(least));
        return Secret.NONE;
    }

    Duration duration(String key) {
        return read(
                key,
                config::getDuration,
                d -> d.toMillis() > 0 && d.toMillis() <= Integer.MAX_VALUE,
                "must be a time such as 500ms or 2s",
                Duration.ofSeconds(1));
    }

    Instant instant(String key) {
        return read(
                key,
                k -> Instant.parse(config.getString(k)),
                t -> true,
                "must be a time such as 2000-12-01T00:00:00Z",
                Instant.EPOCH);
    }

    /** One of an enum's constants, written in lower case with hyphens. */
    <E extends Enum<E>> E choice(String key, Class<E> type) {
        List<String> names = Arrays.stream(type.getEnumConstants())
                .map(e -> e.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
        return read(
                key,
                k -> type.getEnumConstants()[names.indexOf(config.getString(k))],
                e -> true,
                "must be one of " + String.join(", ", names),
                type.getEnumConstants()[0]);
    }

    /** A value that another parser turns into something; its own message says what is wrong. */
    <T> T parsed(String key, Function<String, T> parser) {
        try {
            return parser.apply(config.getString(key));
        } catch (ConfigException.Missing e) {
            problem(key, "is missing");
        } catch (ConfigException | IllegalArgumentException e) {
            problem(key, e.getMessage());
        }
        return null;
    }

    /** The address of a web service, without a slash at its end. */
    static URI web(String text) {
        if (!text.matches("https?://[A-Za-z0-9.:\\[\\]-]+(/[A-Za-z0-9._~/-]*)?")) {
            throw new IllegalArgumentException("must be the address of a web service, such as https://host/path");
        }
        return URI.create(text.replaceFirst("/+$", ""));
    }

    private <T> T read(String key, Function<String, T> getter, Predicate<T> valid, String rule, T standIn) {
        try {
            T value = getter.apply(key);
            if (valid.test(value)) {
                return value;
            }
            problem(key, "%s, not %s".formatted(rule, value instanceof Double d ? plain(d) : value));
        } catch (ConfigException.Missing e) {
            problem(key, "is missing: it " + rule);
        } catch (RuntimeException e) {
            problem(key, "%s, not %s".formatted(rule, written(key)));
        }
        return standIn;
    }

    /** What a person wrote there; another kind of value where an object should be hides the key altogether. */
    private String written(String key) {
        return config.hasPath(key)
                ? config.getValue(key).render(ConfigRenderOptions.concise())
                : "under something that is not an object";
    }

    private static String plain(double x) {
        return x == Math.rint(x) && Math.abs(x) < 1e9 ? Long.toString((long) x) : Double.toString(x);
    }
}
