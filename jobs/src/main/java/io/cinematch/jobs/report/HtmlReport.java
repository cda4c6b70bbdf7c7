package io.cinematch.jobs.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.cinematch.jobs.run.RunFolder;
import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.run.Storage;
import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;

/**
 * The report of a run as one HTML file that needs nothing else: no network, no script, no fonts of its own. It is made
 * anew from what the run left, so that it never tells of what no longer holds.
 */
public final class HtmlReport {
    /** Templates are compiled when CineMatch is built; texts are escaped for where in the page they stand. */
    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(ContentType.Html);

    private HtmlReport() {}

    /** The page, the same text for the same input. */
    static String html(ReportInputs inputs) {
        StringOutput html = new StringOutput();
        TEMPLATES.render("page.jte", Page.of(inputs), html);
        return html.toString();
    }

    /**
     * Writes the page of a run, and the same as that of the latest.
     *
     * @throws CineMatchException when it cannot be made or written; all else of the run is done by then, and stays
     */
    public static void write(Storage storage, RunFolder folder, RunReport run) {
        try {
            String html = html(ReportInputs.read(storage, folder, run));
            storage.write(folder.html(), html);
            storage.write(RunFolder.latestHtml(folder.dataDir()), html);
        } catch (RuntimeException e) {
            throw new CineMatchException(
                    ExitCode.OTHER,
                    "The run is done, but its report for people, %s, could not be written: %s"
                            .formatted(folder.html(), e.getMessage()),
                    "All its numbers are in %s. The log has the whole story; run ./cinematch evaluate --run %s to try again."
                            .formatted(folder.report(), folder.id()),
                    e);
        }
    }
}
