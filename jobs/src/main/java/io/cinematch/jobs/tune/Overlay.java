package io.cinematch.jobs.tune;

import com.typesafe.config.ConfigUtil;
import io.cinematch.model.settings.Variant;
import io.cinematch.model.settings.VariantKeys;
import java.util.List;

/** A variant as a settings file for {@code --conf}: every key, every digit. */
final class Overlay {
    private Overlay() {}

    /** @param comments lines that say where it came from */
    static String of(String name, Variant variant, List<String> comments) {
        StringBuilder text = new StringBuilder();
        comments.forEach(
                line -> text.append("# ").append(line.replaceAll("\\R", " ")).append('\n'));
        text.append('\n').append(ConfigUtil.joinPath("variants", name)).append(" {\n");
        text.append("  algorithm = ").append(variant.algorithm()).append('\n');
        VariantKeys.of(variant)
                .forEach((key, value) -> text.append("  ")
                        .append(key)
                        .append(" = ")
                        .append(value)
                        .append('\n'));
        return text.append("}\n").toString();
    }
}
