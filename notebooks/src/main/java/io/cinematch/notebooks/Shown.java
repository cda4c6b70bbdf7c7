package io.cinematch.notebooks;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.rapaio.jupyter.kernel.display.DisplayData;
import org.rapaio.jupyter.kernel.display.DisplayRenderer;
import org.rapaio.jupyter.kernel.display.DisplayTransformer;
import org.rapaio.jupyter.kernel.display.spi.DisplayProvider;

/** Tells the kernel, which finds it as a service, how to show what is the last line of a cell. */
public final class Shown implements DisplayProvider {
    @Override
    public List<DisplayRenderer> getDisplayRenderers() {
        return List.of(
                new AsHtml<>(Dataset.class, data -> Table.of(data.toDF()).html()),
                new AsHtml<>(Table.class, Table::html),
                new AsHtml<>(Chart.class, Shown::image));
    }

    @Override
    public List<DisplayTransformer> getDisplayTransformers() {
        return List.of();
    }

    /** As image/svg+xml it would be a blank where notebooks are turned into pages: by nbconvert 6.5, by GitHub. */
    private static String image(Chart chart) {
        String bytes = Base64.getEncoder().encodeToString(chart.svg().getBytes(StandardCharsets.UTF_8));
        return "<img alt=\"%s\" src=\"data:image/svg+xml;base64,%s\">".formatted(Table.escaped(chart.title()), bytes);
    }

    private record AsHtml<T>(Class<T> rendererClass, Function<T, String> html) implements DisplayRenderer {
        @Override
        public boolean canRender(String mime) {
            return true;
        }

        @Override
        public DisplayData render(String mime, Object object) {
            return DisplayData.fromHtml(html.apply(rendererClass.cast(object)));
        }
    }
}
