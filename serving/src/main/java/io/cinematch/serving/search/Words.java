package io.cinematch.serving.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is known of the words of titles. */
final class Words {
    /** Left away as often as not; those of the languages whose titles the data sets have. */
    private static final Set<String> SMALL = Set.of(
            "the", "a", "an", "of", "and", "le", "la", "les", "un", "une", "el", "los", "las", "der", "die", "das",
            "il", "lo", "gli");

    /** Parts of a series: I, V and X are words of their own too often to be read as numbers everywhere. */
    private static final Map<String, String> ROMAN = Map.of(
            "2", "ii", "3", "iii", "4", "iv", "5", "v", "6", "vi", "7", "vii", "8", "viii", "9", "ix", "10", "x");

    private Words() {}

    static boolean isSmall(String word) {
        return SMALL.contains(word);
    }

    /** Another way to write the same number: 4 for iv, and the other way round. */
    static Optional<String> otherNumber(String word) {
        return Optional.ofNullable(ROMAN.get(word))
                .or(() -> ROMAN.entrySet().stream()
                        .filter(number -> number.getValue().equals(word))
                        .map(Map.Entry::getKey)
                        .findFirst());
    }

    /** Words as one, without an article in front: {@code spiderman} for Spider-Man. */
    static String joined(List<String> words) {
        return String.join("", words.size() > 1 && isSmall(words.get(0)) ? words.subList(1, words.size()) : words);
    }
}
