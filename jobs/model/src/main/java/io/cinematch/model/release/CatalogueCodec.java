package io.cinematch.model.release;

import io.cinematch.model.catalogue.Movie;
import java.util.ArrayList;
import java.util.List;

/**
 * Bytes of {@code cm:catalogue:<digest>:<chunk>}, big-endian, texts as length i32 and UTF-8: version u8 = 1 · movies
 * i32, each (id i32, year i32, title, imdb id, tmdb id, genres u8, genre…).
 */
public final class CatalogueCodec {
    private static final int CHUNK = 4096;
    private static final byte VERSION = 1;
    /** id, year, three empty texts and the genre count. */
    private static final int SMALLEST_MOVIE = 5 * Integer.BYTES + 1;

    private CatalogueCodec() {}

    /** One value per chunk of movies, in order. */
    public static List<byte[]> encode(List<Movie> movies) {
        List<byte[]> chunks = new ArrayList<>();
        for (int from = 0; from < movies.size(); from += CHUNK) {
            List<Movie> part = movies.subList(from, Math.min(from + CHUNK, movies.size()));
            ByteWriter out = new ByteWriter(VERSION).int32(part.size());
            part.forEach(movie -> write(out, movie));
            chunks.add(out.done());
        }
        return chunks;
    }

    private static void write(ByteWriter out, Movie movie) {
        if (movie.genres().size() > 255) {
            throw new IllegalArgumentException("movie %d has %d genres, the format holds 255"
                    .formatted(movie.id(), movie.genres().size()));
        }
        out.int32(movie.id())
                .int32(movie.year())
                .text(movie.title())
                .text(movie.imdbId())
                .text(movie.tmdbId())
                .u8(movie.genres().size());
        movie.genres().forEach(out::text);
    }

    /**
     * The movies of one chunk.
     *
     * @throws FormatException when the bytes are not one
     */
    public static List<Movie> decode(byte[] chunk) {
        ByteReader in = new ByteReader("catalogue chunk", chunk, VERSION);
        int n = in.length(SMALLEST_MOVIE);
        List<Movie> movies = new ArrayList<>(n);
        for (int k = 0; k < n; k++) {
            movies.add(read(in));
        }
        in.end();
        return movies;
    }

    private static Movie read(ByteReader in) {
        int id = in.int32();
        int year = in.int32();
        String title = in.text();
        String imdb = in.text();
        String tmdb = in.text();
        int genres = in.u8();
        List<String> names = new ArrayList<>();
        for (int g = 0; g < genres; g++) {
            names.add(in.text());
        }
        return new Movie(id, title, year, names, imdb, tmdb);
    }
}
