package io.cinematch.model.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import io.cinematch.model.foldin.Regularisation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A variant as the keys and values that {@code conf/variants.conf} would say it with, and back. */
public final class VariantKeys {
    private VariantKeys() {}

    /** Every parameter, in the order in which the settings explain them; none of what is made of other variants. */
    public static Map<String, Number> of(Variant variant) {
        Map<String, Number> keys = new LinkedHashMap<>();
        if (variant instanceof Variant.ItemMean itemMean) {
            keys.put("damping", itemMean.damping());
        } else if (variant instanceof Variant.Bias bias) {
            keys.put("userDamping", bias.userDamping());
            keys.put("itemDamping", bias.itemDamping());
        } else if (variant instanceof Variant.FunkSvd funkSvd) {
            put(keys, funkSvd);
        } else if (variant instanceof Variant.Als als) {
            keys.put("rank", als.rank());
            keys.put("maxIter", als.maxIter());
            keys.put("regParam", als.regParam());
            keys.put("numBlocks", als.numBlocks());
            keys.put("seed", als.seed());
        } else if (variant instanceof Variant.AlsImplicit als) {
            keys.put("rank", als.rank());
            keys.put("maxIter", als.maxIter());
            keys.put("regParam", als.regParam());
            keys.put("alpha", als.alpha());
            keys.put("minStars", als.minStars());
            keys.put("numBlocks", als.numBlocks());
            keys.put("seed", als.seed());
        }
        return keys;
    }

    private static void put(Map<String, Number> keys, Variant.FunkSvd v) {
        Regularisation lambda = v.lambda();
        keys.put("rank", v.rank());
        keys.put("maxIter", v.maxIter());
        keys.put("validationShare", v.validationShare());
        keys.put("patience", v.patience());
        keys.put("stepSize", v.stepSize());
        keys.put("stepDecay", v.stepDecay());
        keys.put("biasStep", v.biasStep());
        keys.put("regParam", lambda.user());
        keys.put("itemRegParam", lambda.item());
        keys.put("userBiasRegParam", lambda.userBias());
        keys.put("itemBiasRegParam", lambda.itemBias());
        keys.put("missingWeight", v.missing().weight());
        keys.put("missingRating", v.missing().stars());
        keys.put("missingPerRating", v.missing().perRating());
        keys.put("initStdDev", v.initStdDev());
        keys.put("numBlocks", v.numBlocks());
        keys.put("seed", v.seed());
    }

    /**
     * The variant with some keys changed; what is a whole number there is rounded to one.
     *
     * @throws CineMatchException with exit code CONFIGURATION that lists every value the settings would refuse
     */
    public static Variant changed(Variant variant, Map<String, Double> changes) {
        Map<String, Object> keys = new LinkedHashMap<>(of(variant));
        changes.forEach((key, value) -> keys.merge(
                key, value, (old, wanted) -> old instanceof Double ? wanted : (Object) Math.round((Double) wanted)));
        keys.put("algorithm", variant.algorithm());
        Config config = ConfigFactory.parseMap(Map.of("variants", Map.of("v", keys)));
        SettingsReader in = new SettingsReader(config);
        Variant changed = VariantReader.readAll(in, config).get("v");
        if (!in.problems().isEmpty()) {
            throw new CineMatchException(
                    ExitCode.CONFIGURATION,
                    "No variant can have these values: "
                            + String.join("; ", in.problems()).replace("variants.v.", ""),
                    "Choose others; every key is explained in conf/variants.conf.");
        }
        return changed;
    }

    /** The keys that a search can vary: all but the seed, whose best value says nothing about the next night. */
    public static List<String> tunable(Variant variant) {
        return of(variant).keySet().stream().filter(key -> !key.equals("seed")).toList();
    }
}
