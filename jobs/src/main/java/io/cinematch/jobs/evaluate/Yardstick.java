package io.cinematch.jobs.evaluate;

import io.cinematch.model.score.ItemFactors;
import java.io.Serializable;
import java.util.List;

/** What all variants of an evaluation are measured with. */
final class Yardstick implements Serializable {
    /** Length of the lists. */
    final int k;
    /** From how many stars on a held-out rating counts as liked. */
    final double relevantStars;

    final Candidates candidates;
    final MovieGroups groups;
    /** By candidate, a bit for each of its genres. */
    final long[] genres;
    /** By candidate: the one space of factors in which the diversity of all variants' lists is measured. */
    final ItemFactors space;

    Yardstick(
            int k, double relevantStars, Candidates candidates, MovieGroups groups, long[] genres, ItemFactors space) {
        this.k = k;
        this.relevantStars = relevantStars;
        this.candidates = candidates;
        this.groups = groups;
        this.genres = genres;
        this.space = space;
    }

    /** Where nothing is known of movies but their ratings. */
    static Yardstick ofRanking(int k, double relevantStars, Candidates candidates) {
        MovieGroups groups = MovieGroups.of(List.of(), candidates);
        return new Yardstick(k, relevantStars, candidates, groups, new long[candidates.size()], null);
    }
}
