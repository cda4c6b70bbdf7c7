package io.cinematch.serving.api;

import io.cinematch.model.catalogue.Movie;
import io.cinematch.serving.recommend.Explanation;
import io.cinematch.serving.recommend.Snapshot;
import io.cinematch.serving.recommend.Source;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Why a movie has the score it has.
 *
 * @param source what the user's lists are based on
 * @param reason that in one sentence
 * @param score what {@code /recommend} sorts by
 * @param rank the parts of that score; absent when it is the number of ratings
 * @param stars the parts of the predicted stars; absent when the release does not predict them
 */
record ExplainAnswer(
        long userId,
        MovieCard movie,
        String source,
        String reason,
        double score,
        Optional<Parts> rank,
        Optional<Parts> stars,
        String release,
        String variant,
        Instant trainedThrough) {
    /**
     * A score = mean + movie + missing + training + Σ ratings.adds + others.adds.
     *
     * @param mean the average of all ratings
     * @param movie how far this movie is from it for everybody
     * @param missing what the movies that the user has not rated add
     * @param training what the night found beyond the exact solution over the user's ratings
     * @param ratings the user's ratings that add or take most
     * @param others all their other ratings together
     */
    record Parts(
            double score,
            double mean,
            double movie,
            double missing,
            double training,
            List<OfRating> ratings,
            Others others) {}

    record Others(int ratings, double adds) {}

    static ExplainAnswer of(Snapshot snapshot, long user, Movie movie, Explanation explanation, int n) {
        return new ExplainAnswer(
                user,
                MovieCard.of(snapshot, movie),
                explanation.source().text(),
                reason(explanation),
                explanation
                        .rank()
                        .map(sum -> MovieItem.rounded(sum.score(), 100_000))
                        .orElse((double) explanation.ratings()),
                explanation.rank().map(sum -> parts(snapshot, sum, n)),
                explanation.stars().map(sum -> parts(snapshot, sum, n)),
                snapshot.id(),
                snapshot.manifest().variant(),
                snapshot.manifest().trainedThrough());
    }

    private static String reason(Explanation explanation) {
        if (explanation.source() == Source.POPULAR) {
            return "lists show what is popular until there are enough ratings: this movie was rated %d times"
                    .formatted(explanation.ratings());
        }
        return explanation.source() == Source.PRECOMPUTED
                ? "from the nightly list: training is the night's own part, the rest is exact over the user's ratings"
                : "made just now from all of the user's ratings: the sum is exact";
    }

    private static Parts parts(Snapshot snapshot, Explanation.Sum sum, int n) {
        List<Explanation.OfRating> rest = sum.ofRatings().stream().skip(n).toList();
        return new Parts(
                rounded(sum.score()),
                rounded(sum.mean()),
                rounded(sum.movie()),
                rounded(sum.missing()),
                rounded(sum.training()),
                sum.ofRatings().stream()
                        .limit(n)
                        .map(part -> OfRating.of(snapshot, part))
                        .toList(),
                new Others(
                        rest.size(),
                        rounded(rest.stream()
                                .mapToDouble(Explanation.OfRating::adds)
                                .sum())));
    }

    private static double rounded(double x) {
        return MovieItem.rounded(x, OfRating.PARTS);
    }
}
