package io.cinematch.jobs.movielens;

/** The start of a line, short enough and harmless enough to stand in a message. */
final class Excerpt {
    private static final int LENGTH = 120;

    private Excerpt() {}

    static String of(String line) {
        String printable = line.replaceAll("\\p{Cntrl}", " ").strip();
        return printable.length() <= LENGTH ? printable : printable.substring(0, LENGTH) + "…";
    }
}
