package io.cinematch.serving.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Runs as nights leave them, with invented numbers and with much in them that is nobody's business. */
public final class NightReports {
    /** What may not come out, whatever is asked. */
    public static final String[] SECRETS = {
        "annabel",
        "secret",
        "538777",
        "Private",
        "4242",
        "ab12cd34",
        "parameters",
        "examples",
        "segments",
        "summary",
        "7077"
    };

    private NightReports() {}

    /** A whole night. */
    public static void write(Path runs, String id, Instant startedAt) {
        write(runs, id, "report.json", text("report.json").replace("2026-01-02T03:00:00Z", startedAt.toString()));
        write(runs, id, "evaluation.json", text("evaluation.json"));
        write(runs, id, "abtest.json", text("abtest.json"));
    }

    /** One file of a night. */
    public static void write(Path runs, String id, String file, String text) {
        try {
            Files.writeString(Files.createDirectories(runs.resolve(id)).resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One of the files that every night here has. */
    public static String text(String file) {
        try (InputStream in = NightReports.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
