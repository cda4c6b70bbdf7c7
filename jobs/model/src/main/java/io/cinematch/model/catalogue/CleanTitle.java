package io.cinematch.model.catalogue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A MovieLens title as a person would write it.
 *
 * <p>MovieLens files titles like a library: {@code Matrix, The (1999)}. Here the article stands in front, for the main
 * title and for every other title in parentheses, and the year is a number of its own.
 *
 * @param title without the year; never blank unless the raw title was
 * @param year year of release (of a series: of its first season), or 0 when the raw title does not say
 */
public record CleanTitle(String title, int year) {
    /** {@code (1999)}, {@code (2007-)}, {@code (1983–1985)}; 100K and 10M add {@code (V)} or {@code (TV)} behind it. */
    private static final Pattern YEAR =
            Pattern.compile("\\s*\\(\\s*(\\d{4})\\s*(?:[-–—]\\s*(?:\\d{4}\\s*)?)?\\)\\s*(?:\\((?:V|TV|VG)\\)\\s*)?$");

    /** What stands before a parenthesis, or inside one. */
    private static final Pattern PART = Pattern.compile("[^()]+");

    /**
     * A title with its article behind the last comma, or behind one before a subtitle. The articles are those MovieLens moves: English, French, Italian,
     * Spanish, Portuguese, German, Dutch and Scandinavian.
     */
    private static final Pattern ARTICLE_BEHIND =
            Pattern.compile("(?<lead>\\s*(?:a\\.?k\\.?a\\.?\\s+)?)(?<rest>.+),\\s+"
                    + "(?<article>The|An?|Da"
                    + "|Les?|Las?|L['’´]|Une?|Des"
                    + "|Il|Lo|Gli|I|Una|Uno"
                    + "|El|Los|Unos|Unas"
                    + "|Os?|As|Uma?"
                    + "|Der|Die|Das|Ein|Eine|Het|De|Een"
                    + "|Det|Den|En|Ett|Et)(?<tail>\\s*|:.*)");

    /** Reads a title as any MovieLens release writes it. Never fails; a blank title stays blank. */
    public static CleanTitle of(String raw) {
        Matcher year = YEAR.matcher(raw);
        if (!year.find() || raw.substring(0, year.start()).isBlank()) {
            return new CleanTitle(articlesInFront(raw), 0);
        }
        return new CleanTitle(articlesInFront(raw.substring(0, year.start())), Integer.parseInt(year.group(1)));
    }

    private static String articlesInFront(String title) {
        return PART.matcher(title)
                .replaceAll(part -> Matcher.quoteReplacement(articleInFront(part.group())))
                .strip();
    }

    private static String articleInFront(String part) {
        Matcher matcher = ARTICLE_BEHIND.matcher(part);
        if (!matcher.matches()) {
            return part;
        }
        String article = matcher.group("article");
        String gap = article.length() == 2 && !Character.isLetter(article.charAt(1)) ? "" : " ";
        return matcher.group("lead") + article + gap + matcher.group("rest") + matcher.group("tail");
    }
}
