package io.cinematch.model.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import io.cinematch.model.foldin.Missing;
import io.cinematch.model.foldin.Regularisation;
import io.cinematch.model.release.Head;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads one configured variant. */
final class VariantReader {
    /** The keys of each algorithm; anything else under a variant is a mistake. */
    static final Map<String, List<String>> KEYS = Map.of(
            "popularity",
            List.of("algorithm"),
            "item-mean",
            List.of("algorithm", "damping"),
            "bias",
            List.of("algorithm", "userDamping", "itemDamping"),
            "funksvd",
            List.of(
                    "algorithm",
                    "rank",
                    "maxIter",
                    "validationShare",
                    "patience",
                    "stepSize",
                    "stepDecay",
                    "biasStep",
                    "regParam",
                    "itemRegParam",
                    "userBiasRegParam",
                    "itemBiasRegParam",
                    "missingWeight",
                    "missingRating",
                    "missingPerRating",
                    "initStdDev",
                    "numBlocks",
                    "seed"),
            "als",
            List.of("algorithm", "rank", "maxIter", "regParam", "numBlocks", "seed"),
            "als-implicit",
            List.of("algorithm", "rank", "maxIter", "regParam", "alpha", "minStars", "numBlocks", "seed"),
            "two-heads",
            List.of("algorithm", "rank", "stars"));

    private final SettingsReader in;
    private final String path;

    private VariantReader(SettingsReader in, String path) {
        this.in = in;
        this.path = path;
    }

    /** Every variant under {@code variants}, by name, in the order of names. */
    static Map<String, Variant> readAll(SettingsReader in, Config config) {
        Map<String, Variant> variants = new TreeMap<>();
        if (!(config.root().get("variants") instanceof ConfigObject all)) {
            in.problem("variants", "must be an object of named variants");
            return variants;
        }
        for (String name : new TreeSet<>(all.keySet())) {
            String path = ConfigUtil.joinPath("variants", name);
            // Names become parts of file names, Redis keys and addresses.
            if (!name.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
                in.problem(path, "must be named in lower-case letters, digits and hyphens");
            } else if (!(all.get(name) instanceof ConfigObject)) {
                in.problem(path, "must be an object with an algorithm");
            } else {
                variants.put(name, read(in, config, path));
            }
        }
        variants.forEach((name, variant) -> {
            if (variant instanceof Variant.TwoHeads both) {
                String path = ConfigUtil.joinPath("variants", name);
                checkHead(in, path + ".rank", variants.get(both.rank()), both.rank(), Head.RANK);
                checkHead(in, path + ".stars", variants.get(both.stars()), both.stars(), Head.STARS);
            }
        });
        return Collections.unmodifiableMap(variants);
    }

    private static void checkHead(SettingsReader in, String key, Variant part, String name, Head head) {
        if (part == null) {
            in.problem(key, "names %s, which is not under variants".formatted(name));
        } else if (part instanceof Variant.TwoHeads) {
            in.problem(key, "names %s, which has two heads itself".formatted(name));
        } else if (!part.heads().contains(head)) {
            in.problem(
                    key,
                    "names %s, which cannot %s"
                            .formatted(name, head == Head.STARS ? "predict stars" : "choose what to show"));
        }
    }

    private static Variant read(SettingsReader in, Config config, String path) {
        ConfigValue named = config.getObject(path).get("algorithm");
        String algorithm = named == null ? "" : String.valueOf(named.unwrapped());
        if (!KEYS.containsKey(algorithm)) {
            in.problem(
                    path + ".algorithm",
                    "must be one of "
                            + String.join(", ", KEYS.keySet().stream().sorted().toList()));
            return new Variant.Popularity();
        }
        for (String key : new TreeSet<>(config.getObject(path).keySet())) {
            if (!KEYS.get(algorithm).contains(key)) {
                in.problem(path + "." + ConfigUtil.joinPath(key), "is not a setting of " + algorithm);
            }
        }
        VariantReader reader = new VariantReader(in, path + ".");
        return switch (algorithm) {
            case "popularity" -> new Variant.Popularity();
            case "item-mean" -> new Variant.ItemMean(reader.damping("damping"));
            case "bias" -> new Variant.Bias(reader.damping("userDamping"), reader.damping("itemDamping"));
            case "funksvd" -> reader.funkSvd();
            case "two-heads" -> new Variant.TwoHeads(in.text(path + ".rank"), in.text(path + ".stars"));
            case "als-implicit" -> reader.alsImplicit();
            default -> reader.als();
        };
    }

    private Variant.FunkSvd funkSvd() {
        return new Variant.FunkSvd(
                in.integer(path + "rank", 1, 1024),
                in.integer(path + "maxIter", 1, 10_000),
                in.real(path + "validationShare", 0, true, 0.5),
                in.integer(path + "patience", 1, 10_000),
                in.real(path + "stepSize", 0, false, 10),
                in.real(path + "stepDecay", 0, false, 1),
                in.real(path + "biasStep", 0, false, 10),
                new Regularisation(
                        lambda("regParam"),
                        lambda("itemRegParam"),
                        lambda("userBiasRegParam"),
                        lambda("itemBiasRegParam")),
                new Missing(
                        in.real(path + "missingWeight", 0, true, 1000),
                        in.real(path + "missingRating", -5, true, 5),
                        in.integer(path + "missingPerRating", 0, 1000)),
                in.real(path + "initStdDev", 0, false, 1),
                in.integer(path + "numBlocks", 0, 10_000),
                in.number(path + "seed"));
    }

    private Variant.Als als() {
        return new Variant.Als(
                in.integer(path + "rank", 1, 1024),
                in.integer(path + "maxIter", 1, 1000),
                lambda("regParam"),
                in.integer(path + "numBlocks", 1, 10_000),
                in.number(path + "seed"));
    }

    private Variant.AlsImplicit alsImplicit() {
        return new Variant.AlsImplicit(
                in.integer(path + "rank", 1, 1024),
                in.integer(path + "maxIter", 1, 1000),
                lambda("regParam"),
                in.real(path + "alpha", 0, true, 1_000_000),
                in.real(path + "minStars", 0, true, 5),
                in.integer(path + "numBlocks", 1, 10_000),
                in.number(path + "seed"));
    }

    private double lambda(String key) {
        return in.real(path + key, 0, false, 1000);
    }

    private double damping(String key) {
        return in.real(path + key, 0, true, 1_000_000);
    }
}
