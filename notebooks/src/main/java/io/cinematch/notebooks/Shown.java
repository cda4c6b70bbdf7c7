package io.cinematch.notebooks;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.rapaio.jupyter.kernel.display.DisplayData;
import org.rapaio.jupyter.kernel.display.DisplayRenderer;
import org.rapaio.jupyter.kernel.display.DisplayTransformer;
import org.rapaio.jupyter.kernel.display.spi.DisplayProvider;

/** Tells the kernel, which finds it as a service, how to show what is the last line of a cell. */
public final class Shown implements DisplayProvider {
    @Override
    public List<DisplayRenderer> getDisplayRenderers() {
        return List.of(new Table());
    }

    @Override
    public List<DisplayTransformer> getDisplayTransformers() {
        return List.of();
    }

    private static final class Table implements DisplayRenderer {
        @Override
        public Class<?> rendererClass() {
            return Dataset.class;
        }

        @Override
        public boolean canRender(String mime) {
            return true;
        }

        @Override
        public DisplayData render(String mime, Object data) {
            return DisplayData.fromHtml(HtmlTable.of(((Dataset<?>) data).toDF()));
        }
    }
}
