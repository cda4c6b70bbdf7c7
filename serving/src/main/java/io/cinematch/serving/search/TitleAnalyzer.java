package io.cinematch.serving.search;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.util.CharTokenizer;

/**
 * What of a title counts when it is looked for: its letters and digits, in lower case and without accents. A stop or an
 * apostrophe joins what is around it ({@code E.T.}, {@code Schindler's}), everything else separates.
 */
final class TitleAnalyzer extends Analyzer {
    private static final NormalizeCharMap SIGNS = signs();

    private static NormalizeCharMap signs() {
        NormalizeCharMap.Builder signs = new NormalizeCharMap.Builder();
        for (String joining : List.of("'", "’", "´", "`", ".")) {
            signs.add(joining, "");
        }
        signs.add("&", " and ");
        return signs.build();
    }

    @Override
    protected Reader initReader(String field, Reader reader) {
        return new MappingCharFilter(SIGNS, reader);
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        Tokenizer words = CharTokenizer.fromTokenCharPredicate(Character::isLetterOrDigit);
        return new TokenStreamComponents(words, new ASCIIFoldingFilter(new LowerCaseFilter(words)));
    }

    /** The words of a text, in order. */
    List<String> words(String text) {
        List<String> words = new ArrayList<>();
        try (TokenStream stream = tokenStream("", Normalizer.normalize(text, Normalizer.Form.NFKC))) {
            CharTermAttribute word = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                words.add(word.toString());
            }
            stream.end();
        } catch (IOException impossible) {
            throw new UncheckedIOException("a text in memory", impossible);
        }
        return words;
    }
}
