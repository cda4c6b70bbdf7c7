package io.cinematch.serving.api;

import io.cinematch.model.catalogue.Movie;
import io.cinematch.serving.recommend.History;
import io.cinematch.serving.recommend.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** A user's ratings as CSV (RFC 4180), a line each, for spreadsheets and programs alike. */
final class RatingsTable {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader("movie_id", "title", "year", "genres", "rating", "rated_at", "live")
            .get();

    /** What a spreadsheet takes a cell that begins with it for something to run, or to the cell before. */
    private static final String RUN = "=+-@\t\r\n＝＋－＠";

    private RatingsTable() {}

    /** What is not known is an empty cell: the year, the title of a movie of old, the time of a training rating. */
    static String of(Snapshot snapshot, List<History.Entry> history) {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter table = new CSVPrinter(text, FORMAT)) {
            for (History.Entry entry : history) {
                Optional<Movie> movie = snapshot.find(entry.rating().movie());
                table.printRecord(
                        entry.rating().movie(),
                        movie.map(known -> harmless(known.title())).orElse(""),
                        movie.map(Movie::year)
                                .filter(year -> year != 0)
                                .map(String::valueOf)
                                .orElse(""),
                        movie.map(known -> harmless(String.join("|", known.genres())))
                                .orElse(""),
                        entry.rating().stars(),
                        entry.at().map(Instant::toString).orElse(""),
                        entry.rating().live());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("a text that cannot be written", impossible);
        }
        return text.toString();
    }

    /** An apostrophe makes it text, see OWASP's page on CSV injection. */
    private static String harmless(String cell) {
        return cell.isEmpty() || RUN.indexOf(cell.charAt(0)) < 0 ? cell : "'" + cell;
    }
}
