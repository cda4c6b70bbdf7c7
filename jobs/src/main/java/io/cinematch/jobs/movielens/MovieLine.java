package io.cinematch.jobs.movielens;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Takes one line of a movies file apart, each form of release in its own way. */
sealed interface MovieLine {
    String NO_GENRES = "(no genres listed)";

    /** Genres keep the data set's words: 1M says "Children's" where later releases say "Children". */
    record Fields(String id, String title, List<String> genres) {}

    Fields parse(String line) throws BadLineException;

    /** How many lines at the start of the file are no movies. */
    int linesBefore();

    static MovieLine of(MovieLensFolder folder) throws IOException {
        return switch (folder.release()) {
            case ML_100K -> Flags.withGenresOf(folder.path().resolve("u.genre"));
            case ML_1M_10M -> new DoubleColons();
            case CSV -> new Csv(CsvColumns.of(folder.movies(), List.of("movieId", "title", "genres")));
        };
    }

    /** {@code 1::Toy Story (1995)::Animation|Comedy}; a title may itself hold the separator. */
    record DoubleColons() implements MovieLine {
        @Override
        public Fields parse(String line) throws BadLineException {
            int first = line.indexOf("::");
            int last = line.lastIndexOf("::");
            if (first < 0 || first == last) {
                throw new BadLineException("is not id::title::genres");
            }
            return new Fields(
                    line.substring(0, first), line.substring(first + 2, last), split(line.substring(last + 2)));
        }

        @Override
        public int linesBefore() {
            return 0;
        }
    }

    record Csv(CsvColumns columns) implements MovieLine {
        @Override
        public Fields parse(String line) throws BadLineException {
            List<String> fields = columns.fields(line);
            return new Fields(
                    columns.get(fields, "movieId"), columns.get(fields, "title"), split(columns.get(fields, "genres")));
        }

        @Override
        public int linesBefore() {
            return 1;
        }
    }

    /** {@code 1|Toy Story (1995)|01-Jan-1995||http://…|0|0|0|1|…}: five fields, then a flag for each genre. */
    record Flags(List<String> names) implements MovieLine {
        private static final int BEFORE_FLAGS = 5;

        static Flags withGenresOf(Path file) throws IOException {
            return new Flags(TextFile.lines(file).stream()
                    .filter(line -> !line.isBlank())
                    .map(line -> line.split("\\|")[0].strip())
                    .toList());
        }

        @Override
        public Fields parse(String line) throws BadLineException {
            String[] fields = line.split("\\|", -1);
            if (fields.length != BEFORE_FLAGS + names.size()) {
                throw new BadLineException(
                        "has %d fields, not %d".formatted(fields.length, BEFORE_FLAGS + names.size()));
            }
            List<String> genres = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                if (fields[BEFORE_FLAGS + i].strip().equals("1")
                        && !names.get(i).equals("unknown")) {
                    genres.add(names.get(i));
                }
            }
            return new Fields(fields[0], fields[1], genres);
        }

        @Override
        public int linesBefore() {
            return 0;
        }
    }

    private static List<String> split(String genres) {
        return Arrays.stream(genres.split("\\|"))
                .map(String::strip)
                .filter(genre -> !genre.isEmpty() && !genre.equals(NO_GENRES))
                .distinct()
                .toList();
    }
}
