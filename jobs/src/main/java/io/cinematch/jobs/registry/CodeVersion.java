package io.cinematch.jobs.registry;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of CineMatch that is at work, as its build left it in {@code version.properties}. */
public final class CodeVersion {
    private CodeVersion() {}

    /** For people: {@code 0.1.0 (1b53688)}, or {@code 0.1.0 (1b53688 with changes)} of files that git knows. */
    public static String current() {
        Properties built = new Properties();
        try (InputStream in = CodeVersion.class.getResourceAsStream("version.properties")) {
            built.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the version in the jar", e);
        }
        return of(built);
    }

    /** Built without a git repository, the commit is what Maven leaves of a property that nobody set. */
    static String of(Properties built) {
        String commit = built.getProperty("commit");
        String from = commit.matches("[0-9a-f]+") ? commit : "unknown commit";
        boolean changed = Boolean.parseBoolean(built.getProperty("changed"));
        return "%s (%s%s)".formatted(built.getProperty("version"), from, changed ? " with changes" : "");
    }
}
