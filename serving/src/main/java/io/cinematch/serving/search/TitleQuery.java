package io.cinematch.serving.search;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.FeatureField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * Turns the words somebody typed into a query. Every word counts the same, however rare it is: as itself most, as the
 * beginning of a longer word less when it is the last (they may still be typing), with a typo least. The whole title,
 * or its beginning, counts extra. How well a movie is known decides among the like.
 */
final class TitleQuery {
    static final String WORD = "word";
    static final String WHOLE = "whole";
    static final String KNOWN = "known";
    static final String RATINGS = "ratings";

    private static final float SAME = 4;
    private static final float BEGINNING = 3;
    private static final float ONE_TYPO = 2.5f;
    private static final float TWO_TYPOS = 1.5f;
    private static final float SMALL = 0.5f;
    private static final float PER_E_FOLD_OF_RATINGS = 0.25f;
    /** What it takes to look for typos grows with the length; a whole title that is longer is found by its words. */
    private static final int LONGEST_WITH_TYPOS = 20;

    private TitleQuery() {}

    /** @param text words, at least one */
    static Query of(List<String> text) {
        // Once is enough: said again, a word finds nothing more.
        List<String> words = text.stream().distinct().toList();
        boolean allSmall = words.stream().allMatch(Words::isSmall);
        BooleanQuery.Builder counted = new BooleanQuery.Builder();
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        int count = 0;
        for (int k = 0; k < words.size(); k++) {
            String word = words.get(k);
            if (!allSmall && Words.isSmall(word)) {
                all.add(weighing(SMALL, new TermQuery(new Term(WORD, word))), Occur.SHOULD);
            } else {
                counted.add(word(word, k == words.size() - 1), Occur.SHOULD);
                count++;
            }
        }
        // Of many words one may be wrong.
        counted.setMinimumNumberShouldMatch(count <= 2 ? count : count - 1);
        Query found = new BooleanQuery.Builder()
                .add(counted.build(), Occur.SHOULD)
                .add(whole(Words.joined(text)), Occur.SHOULD)
                .build();
        return all.add(found, Occur.MUST)
                .add(FeatureField.newLogQuery(KNOWN, RATINGS, PER_E_FOLD_OF_RATINGS, 1), Occur.SHOULD)
                .build();
    }

    private static Query word(String word, boolean last) {
        List<Query> ways = new ArrayList<>(alike(WORD, word));
        Words.otherNumber(word).ifPresent(number -> ways.add(weighing(SAME, new TermQuery(new Term(WORD, number)))));
        if (last) {
            ways.add(weighing(BEGINNING, new PrefixQuery(new Term(WORD, word))));
        }
        return new DisjunctionMaxQuery(ways, 0);
    }

    private static Query whole(String title) {
        List<Query> ways = new ArrayList<>(alike(WHOLE, title));
        ways.add(weighing(BEGINNING, new PrefixQuery(new Term(WHOLE, title))));
        return new DisjunctionMaxQuery(ways, 0);
    }

    /** As it is, and with as many typos as its length can bear. */
    private static List<Query> alike(String field, String text) {
        Term term = new Term(field, text);
        List<Query> ways = new ArrayList<>(List.of(weighing(SAME, new TermQuery(term))));
        int length = text.codePointCount(0, text.length());
        if (length >= 4 && length <= LONGEST_WITH_TYPOS) {
            ways.add(weighing(ONE_TYPO, typos(term, 1)));
        }
        if (length >= 7 && length <= LONGEST_WITH_TYPOS) {
            ways.add(weighing(TWO_TYPOS, typos(term, 2)));
        }
        return ways;
    }

    /** Not rewritten to one clause for each word it finds: of those a query may only have so many. */
    private static Query typos(Term term, int most) {
        return new FuzzyQuery(term, most, 0, Integer.MAX_VALUE, true, MultiTermQuery.CONSTANT_SCORE_BLENDED_REWRITE);
    }

    private static Query weighing(float weight, Query query) {
        return new BoostQuery(new ConstantScoreQuery(query), weight);
    }
}
