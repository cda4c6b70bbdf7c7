package io.cinematch.jobs.movielens;

import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/** The columns of a small CSV file, found by the names in its first line. */
record CsvColumns(List<String> names) {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180;

    /** @throws CineMatchException (data check) when a required column is missing */
    static CsvColumns of(Path file, List<String> required) throws IOException {
        String header = TextFile.withoutByteOrderMark(TextFile.firstLine(file));
        List<String> names;
        try {
            names = split(header).stream().map(String::strip).toList();
        } catch (BadLineException e) {
            names = List.of();
        }
        if (!names.containsAll(required)) {
            throw new CineMatchException(
                    ExitCode.DATA_CHECK,
                    "%s starts with the line '%s', but its first line has to name the columns %s."
                            .formatted(file, Excerpt.of(header), String.join(",", required)),
                    "Put that line first, or fetch the data set again.");
        }
        return new CsvColumns(names);
    }

    /** The fields of a line, quotes taken off. */
    List<String> fields(String line) throws BadLineException {
        List<String> fields = split(line);
        if (fields.size() != names.size()) {
            throw new BadLineException(
                    "has %d fields where the first line names %d columns".formatted(fields.size(), names.size()));
        }
        return fields;
    }

    String get(List<String> fields, String name) {
        return fields.get(names.indexOf(name));
    }

    private static List<String> split(String line) throws BadLineException {
        try (CSVParser parser = CSVParser.parse(line, FORMAT)) {
            var records = parser.getRecords();
            return records.isEmpty() ? List.of() : records.get(0).toList();
        } catch (IOException | RuntimeException e) {
            throw new BadLineException("has quotes that do not match");
        }
    }
}
