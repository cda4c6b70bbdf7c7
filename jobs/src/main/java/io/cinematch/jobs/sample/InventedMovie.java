package io.cinematch.jobs.sample;

import java.util.List;

/**
 * @param title as MovieLens files it, article behind, without the year
 * @param genres one to three
 */
record InventedMovie(int id, String title, int year, List<String> genres) {
    /** One line of {@code movies.csv}; no invented title has a quote in it. */
    String csv() {
        String full = title + " (" + year + ")";
        return id + "," + (full.contains(",") ? '"' + full + '"' : full) + "," + String.join("|", genres) + "\n";
    }
}
