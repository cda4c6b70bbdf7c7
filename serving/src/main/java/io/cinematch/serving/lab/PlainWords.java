package io.cinematch.serving.lab;

import java.util.List;
import java.util.regex.Pattern;

/** Keeps names of files out of sentences that a night wrote for whoever has the machine before them. */
final class PlainWords {
    private static final Pattern PATH =
            Pattern.compile("(^|[\\s\"'(=,:])([A-Za-z][A-Za-z0-9+.-]+:/|[A-Za-z]:\\\\|~?/|\\.{1,2}/)\\S");
    private static final Pattern KIND = Pattern.compile(" \\(.*");
    private static final Pattern FOLDERS = Pattern.compile(".*[/\\\\]");

    private PlainWords() {}

    /** The sentence, or that it is not told here. */
    static String of(String sentence) {
        return PATH.matcher(sentence).find() ? "this names files: see report.html in the run's folder" : sentence;
    }

    static List<String> of(List<String> sentences) {
        return sentences.stream().map(PlainWords::of).distinct().toList();
    }

    /** The last name alone: {@code ml-1m} of {@code /a/ml-1m (MovieLens 1M)}. */
    static String source(String source) {
        String path = KIND.matcher(source).replaceFirst("").replaceFirst("[/\\\\]+$", "");
        return FOLDERS.matcher(path).replaceFirst("");
    }

    /** How ratings were split; two files that were given have their paths in it. */
    static String split(String how) {
        return how.startsWith("given: ") ? "given, as two files" : of(how);
    }
}
