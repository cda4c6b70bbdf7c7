package io.cinematch.model.console;

import java.util.ArrayList;
import java.util.List;

/** Long lines for people, broken where words end. */
public final class Wrapped {
    /** What lines for people keep to. */
    public static final int WIDTH = 100;

    private Wrapped() {}

    /**
     * A line as lines of at most {@link #WIDTH} characters; a word longer than that is cut.
     *
     * @param indent what every line after the first begins with
     */
    public static List<String> lines(String line, String indent) {
        List<String> parts = new ArrayList<>();
        String rest = line;
        while (rest.length() > WIDTH) {
            int space = rest.lastIndexOf(' ', WIDTH);
            // A long word, such as a path, is cut: its indentation alone would be put before it for ever.
            boolean cut =
                    space <= indent.length() || rest.substring(0, space + 1).isBlank();
            parts.add(rest.substring(0, cut ? WIDTH : space));
            rest = indent + rest.substring(cut ? WIDTH : space + 1);
        }
        parts.add(rest);
        return parts;
    }
}
