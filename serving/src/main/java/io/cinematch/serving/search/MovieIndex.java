package io.cinematch.serving.search;

import io.cinematch.model.catalogue.Movie;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.FeatureField;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;

/** The titles of one catalogue, ready to be searched by any number of threads. Lives in memory alone. */
final class MovieIndex {
    /** Titles tell their other names in parentheses. */
    private static final Pattern PARENTHESES = Pattern.compile("[()]");

    /** It would say on the console that it does not use the vector module, which titles do not need. Kept: else lost. */
    private static final Logger LUCENE = Logger.getLogger("org.apache.lucene.internal.vectorization");

    static {
        LUCENE.setLevel(Level.SEVERE);
    }

    private static final Pattern ALSO_KNOWN_AS = Pattern.compile("^\\s*a\\.?k\\.?a\\.?\\s+");

    private final TitleAnalyzer analyzer = new TitleAnalyzer();
    private final int[] ids;
    private final IndexSearcher searcher;

    /** @param ratings how well known a movie is */
    MovieIndex(Collection<Movie> movies, ToIntFunction<Movie> ratings) {
        // Among equals the first of the index comes first.
        List<Movie> ordered = movies.stream()
                .sorted(Comparator.comparingInt((Movie movie) -> -ratings.applyAsInt(movie))
                        .thenComparing(Movie::id))
                .toList();
        ids = ordered.stream().mapToInt(Movie::id).toArray();
        ByteBuffersDirectory memory = new ByteBuffersDirectory();
        try {
            // Written once, in order: there is nothing to merge, and so no thread needed for it.
            IndexWriterConfig once = new IndexWriterConfig()
                    .setMergePolicy(NoMergePolicy.INSTANCE)
                    .setMergeScheduler(new SerialMergeScheduler())
                    .setUseCompoundFile(false);
            try (IndexWriter writer = new IndexWriter(memory, once)) {
                for (Movie movie : ordered) {
                    writer.addDocument(document(movie.title(), ratings.applyAsInt(movie)));
                }
            }
            searcher = new IndexSearcher(DirectoryReader.open(memory));
        } catch (IOException impossible) {
            throw new UncheckedIOException("an index in memory", impossible);
        }
    }

    /** Ids of the n movies whose titles fit best, best first; empty when none fits or the text has no word. */
    List<Integer> find(String text, int n) {
        List<String> words = analyzer.words(text);
        if (words.isEmpty()) {
            return List.of();
        }
        try {
            return Stream.of(searcher.search(TitleQuery.of(words), n).scoreDocs)
                    .map((ScoreDoc hit) -> ids[hit.doc])
                    .toList();
        } catch (IOException impossible) {
            throw new UncheckedIOException("an index in memory", impossible);
        }
    }

    private Document document(String title, int ratings) {
        Document document = new Document();
        for (String word : analyzer.words(title)) {
            document.add(new StringField(TitleQuery.WORD, word, Field.Store.NO));
        }
        Stream.concat(Stream.of(title), PARENTHESES.splitAsStream(title))
                .map(name -> analyzer.words(ALSO_KNOWN_AS.matcher(name).replaceFirst("")))
                .flatMap(words -> Stream.of(String.join("", words), Words.joined(words)))
                .filter(whole -> !whole.isEmpty())
                .distinct()
                .forEach(whole -> document.add(new StringField(TitleQuery.WHOLE, whole, Field.Store.NO)));
        if (ratings > 0) {
            document.add(new FeatureField(TitleQuery.KNOWN, TitleQuery.RATINGS, ratings));
        }
        return document;
    }
}
