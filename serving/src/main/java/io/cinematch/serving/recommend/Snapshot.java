package io.cinematch.serving.recommend;

import io.cinematch.model.catalogue.Movie;
import io.cinematch.model.release.FormatException;
import io.cinematch.model.release.Head;
import io.cinematch.model.release.ItemTable;
import io.cinematch.model.release.Manifest;
import io.cinematch.model.release.UserRecord;
import io.cinematch.model.store.ReleaseStore;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One release in memory: all that an answer needs but the user. Nothing in it ever changes. */
public final class Snapshot {
    private final Manifest manifest;
    private final ItemTable items;
    private final HeadScorer rank;
    private final Optional<HeadScorer> stars;
    private final Map<Integer, Movie> catalogue;
    private final List<Movie> movies;
    private final int[] popular;
    private final Genres genres;
    private final Likeness likeness;
    private final int[] onboarding;

    /** @throws FormatException when the release contradicts itself */
    public Snapshot(ReleaseStore.Loaded release) {
        manifest = release.manifest();
        items = release.items();
        require(manifest.has(Head.RANK), "release %s cannot rank movies".formatted(id()));
        rank = HeadScorer.of(release, Head.RANK);
        stars = manifest.has(Head.STARS) ? Optional.of(stars(release)) : Optional.empty();
        catalogue = release.movies().stream().collect(Collectors.toUnmodifiableMap(Movie::id, Function.identity()));
        movies = Arrays.stream(items.ids()).mapToObj(this::catalogued).toList();
        popular = IntStream.range(0, items.size())
                .boxed()
                .sorted(Comparator.comparingInt((Integer i) -> -items.popularity()[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        genres = new Genres(release.movies(), movies);
        likeness = new Likeness(rank.items());
        onboarding = Onboarding.choose(this);
    }

    public String id() {
        return manifest.release();
    }

    public Manifest manifest() {
        return manifest;
    }

    public ItemTable items() {
        return items;
    }

    /** Item indexes, most rated first, ties by movie id. */
    public IntStream popular() {
        return Arrays.stream(popular);
    }

    public Movie movie(int item) {
        return movies.get(item);
    }

    /** Every movie, with or without factors. */
    public Collection<Movie> catalogue() {
        return catalogue.values();
    }

    /** How often a movie of the catalogue was rated in the training data. */
    public int ratings(Movie movie) {
        int item = items.indexOf(movie.id());
        return item < 0 ? 0 : items.popularity()[item];
    }

    public Likeness likeness() {
        return likeness;
    }

    /** Items for somebody new to rate: well known and varied, the first few of them too. */
    public IntStream onboarding() {
        return Arrays.stream(onboarding);
    }

    public Genres genres() {
        return genres;
    }

    /** Any movie of the catalogue, with or without factors. */
    public Optional<Movie> find(int movieId) {
        return Optional.ofNullable(catalogue.get(movieId));
    }

    HeadScorer rank() {
        return rank;
    }

    /** Empty when the release does not predict stars. */
    Optional<HeadScorer> stars() {
        return stars;
    }

    /**
     * Checks that a user's record belongs to this release, so that no index in it leads astray.
     *
     * @throws FormatException when it does not
     */
    public void check(UserRecord user) {
        for (int[] indexes : List.of(user.list(), user.rated())) {
            for (int item : indexes) {
                // Not by require: writing the message for every item takes longer than all else in an answer.
                if (item < 0 || item >= items.size()) {
                    throw new FormatException("user record: no item %d in %s".formatted(item, id()));
                }
            }
        }
        for (int k = 1; k < user.rated().length; k++) {
            require(user.rated()[k] > user.rated()[k - 1], "user record: rated items do not ascend");
        }
        require(user.models().size() == items.models().size(), "user record: not of the models of " + id());
        for (int m = 0; m < user.models().size(); m++) {
            int found = user.models().get(m).p().length;
            int rank = items.models().get(m).rank();
            require(found == rank, "user record: rank %d, %s has %d".formatted(found, id(), rank));
        }
    }

    /** One model that answers both questions is one scorer, so that a user is folded into it once. */
    private HeadScorer stars(ReleaseStore.Loaded release) {
        return manifest.model(Head.STARS) == rank.position() ? rank : HeadScorer.of(release, Head.STARS);
    }

    private Movie catalogued(int movieId) {
        return find(movieId)
                .orElseThrow(() ->
                        new FormatException("release %s: movie %d is not in its catalogue".formatted(id(), movieId)));
    }

    private static void require(boolean condition, String problem) {
        if (!condition) {
            throw new FormatException(problem);
        }
    }
}
