package io.cinematch.jobs.movielens;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Walks a small file line by line, so that one bad line costs one line and its number is known. */
final class NumberedLine {
    private NumberedLine() {}

    interface Use {
        void line(String line) throws BadLineException;
    }

    /** Blank lines are no lines; what {@code use} refuses goes to {@code bad}. */
    static void each(Path file, int skip, List<BadLine> bad, Use use) throws IOException {
        List<String> lines = TextFile.lines(file);
        for (int i = skip; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            try {
                use.line(lines.get(i));
            } catch (BadLineException e) {
                bad.add(new BadLine(file, i + 1, e.getMessage(), lines.get(i)));
            }
        }
    }
}
