package io.cinematch.jobs.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cinematch.jobs.movielens.MovieLensFolder;
import io.cinematch.jobs.movielens.MovieLensMovies;
import io.cinematch.jobs.movielens.Rating;
import io.cinematch.jobs.movielens.RatingLine;
import io.cinematch.model.catalogue.Movie;
import io.cinematch.model.console.Console;
import io.cinematch.model.errors.CineMatchException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleWriterTest {
    private static final SampleSpec SPEC = new SampleSpec(600, 400, 40_000, 42);

    private final SampleWriter writer =
            new SampleWriter(new Console(new PrintStream(OutputStream.nullOutputStream()), false));

    @TempDir
    Path root;

    @ParameterizedTest
    @CsvSource({"600, 400, 40000", "10, 50, 100", "30, 20, 600", "7, 9, 60", "1, 1, 1", "50, 1000, 3000", "3, 400, 3"})
    void makesExactlyAsManyRatingsAsAsked(int users, int movies, long ratings) throws IOException {
        List<Rating> made = ratings(write(new SampleSpec(users, movies, ratings, 1)));

        assertThat(made).hasSize((int) ratings);
        assertThat(made.stream().map(r -> r.user() + ":" + r.movie()).collect(Collectors.toSet()))
                .hasSize((int) ratings);
        assertThat(made.stream().map(Rating::user).distinct()).hasSize(users);
        assertThat(made).allMatch(r -> r.movie() <= movies);
    }

    @Test
    void everyUserHasAtLeast20AndTimesGrow() throws IOException {
        Map<Long, List<Rating>> byUser = ratings(write(SPEC)).stream().collect(Collectors.groupingBy(Rating::user));

        assertThat(byUser.values()).allSatisfy(of -> {
            assertThat(of).hasSizeGreaterThanOrEqualTo(Activity.FLOOR);
            assertThat(of).extracting(Rating::time).isSorted().doesNotHaveDuplicates();
        });
    }

    @Test
    void sameArgumentsSameBytesAndAnotherSeedOthers() throws IOException {
        write(SPEC);
        writer.write(SPEC, root.resolve("again"));
        writer.write(new SampleSpec(600, 400, 40_000, 43), root.resolve("other"));

        for (String file : List.of("ratings.csv", "movies.csv", "truth.json")) {
            assertThat(root.resolve("again").resolve(file))
                    .hasSameBinaryContentAs(root.resolve("sample").resolve(file));
        }
        assertThat(Files.mismatch(root.resolve("sample/ratings.csv"), root.resolve("other/ratings.csv")))
                .isNotNegative();
    }

    /** Taken from this generator, version cinematch-sample/1: a change here must change the version. */
    @Test
    void makesTheSameOnEveryMachine() throws IOException {
        MovieLensFolder folder = write(new SampleSpec(3, 5, 6, 42));

        assertThat(folder.ratings()).hasContent("""
                userId,movieId,rating,timestamp
                1,1,5.0,1540317253
                1,3,4.5,1540317279
                2,4,3.5,1468147929
                2,5,3.5,1468147962
                3,2,3.0,1529588799
                3,4,4.5,1529588808
                """);
        assertThat(folder.movies()).hasContent("""
                movieId,title,genres
                1,"Fearless Candle of Karsten, The (1980)",Comedy
                2,"Foggy Corridor of Quillon, The (1970)",Animation
                3,"Wandering Inkwell of Marrow Cove, The (1974)",Crime|Fantasy|Sci-Fi
                4,"Raincoat of Hallow Street, The (1971)",Adventure|Animation
                5,"Lucky Signal of Thornby, The (2008)",Comedy|Crime|Fantasy
                """);
    }

    @Test
    void oneUserDoesNotDependOnTheOthers() {
        PlantedModel few = PlantedModel.of(new SampleSpec(10, 400, 400, 42));
        PlantedModel many = PlantedModel.of(SPEC);

        assertThat(new MovieChoice(few).choose(few.user(7), 30))
                .isEqualTo(new MovieChoice(many).choose(many.user(7), 30));
    }

    @Test
    void resemblesMovieLens() throws IOException {
        List<Rating> made = ratings(write(SPEC));
        double mean = made.stream().mapToDouble(Rating::stars).average().orElseThrow();
        long[] popularity =
                made.stream().collect(Collectors.groupingBy(Rating::movie, Collectors.counting())).values().stream()
                        .mapToLong(n -> n)
                        .sorted()
                        .toArray();

        assertThat(mean).isCloseTo(3.5, within(0.15));
        assertThat(popularity[popularity.length - 1]).isGreaterThan(3 * popularity[popularity.length / 2]);
    }

    @Test
    void ratesWhatItLikes() {
        PlantedModel model = PlantedModel.of(SPEC);
        MovieChoice choice = new MovieChoice(model);
        double liked = 0;
        double all = 0;
        for (int id = 1; id <= 100; id++) {
            PlantedUser user = model.user(id);
            for (int movie : choice.choose(user, 20)) {
                liked += model.score(user, movie) / (100 * 20);
            }
            for (int movie = 0; movie < 400; movie++) {
                all += model.score(user, movie) / (100 * 400);
            }
        }

        assertThat(liked).isGreaterThan(all + 0.1);
    }

    @Test
    void theTruthIsTheBestPredictorOfWhatWasDrawn() throws IOException {
        SampleTruth truth = SampleTruth.in(write(SPEC).path()).orElseThrow();

        assertThat(truth.noiseFloorRmse()).isBetween(0.75, PlantedModel.NOISE_SD);
        assertThat(truth.meanBaselineRmse()).isBetween(1.0, 1.2);
        assertThat(truth.spec()).isEqualTo(SPEC);
    }

    @Test
    void inventsTitlesThatReadersCanReadAndNobodySharesTwice() throws IOException {
        MovieLensMovies read = MovieLensMovies.read(write(SPEC));

        assertThat(read.bad()).isEmpty();
        assertThat(read.movies()).hasSize(400).allMatch(m -> m.year() >= 1931 && m.year() <= 2015);
        assertThat(read.movies()).extracting(Movie::title).doesNotHaveDuplicates();
        assertThat(read.movies()).allMatch(m -> !m.genres().isEmpty());
    }

    @Test
    void findsTitlesForACrowdedCatalogue() {
        SampleSpec crowded = new SampleSpec(1, 30_000, 1, 9);
        MovieInventor inventor = new MovieInventor(PlantedModel.of(crowded), 9);
        Set<String> titles = new HashSet<>();
        for (int movie = 0; movie < crowded.movies(); movie++) {
            titles.add(inventor.invent(movie).title());
        }

        assertThat(titles).hasSize(crowded.movies());
        assertThat(TitleWords.sequel("Quiet Lantern, The", 2)).isEqualTo("Quiet Lantern II, The");
        assertThat(TitleWords.sequel("Quiet Lantern", 11)).isEqualTo("Quiet Lantern 11");
    }

    @Test
    void leavesTheSameSampleAloneAndRefusesToReplaceAnother() throws IOException {
        write(SPEC);
        var before = Files.getLastModifiedTime(root.resolve("sample/ratings.csv"));

        write(SPEC);

        assertThat(Files.getLastModifiedTime(root.resolve("sample/ratings.csv")))
                .isEqualTo(before);
        assertThatThrownBy(() -> write(new SampleSpec(600, 400, 40_000, 1)))
                .isInstanceOf(CineMatchException.class)
                .hasMessageContaining("something else");
    }

    @Test
    void leavesNothingBehindButTheSample() throws IOException {
        Files.createDirectories(root.resolve(".sample.incomplete/left-by-a-crash"));

        write(SPEC);

        try (Stream<Path> files = Files.list(root)) {
            assertThat(files).containsExactly(root.resolve("sample"));
        }
    }

    @Test
    void namesAllThatIsWrongWithASpecification() {
        assertThatThrownBy(() -> new SampleSpec(0, -1, 0, 1)).hasMessageContainingAll("users", "movies", "ratings");
        assertThatThrownBy(() -> new SampleSpec(10, 10, 101, 1)).hasMessageContaining("too many");
        assertThatThrownBy(() -> new SampleSpec(10, 10, 9, 1)).hasMessageContaining("too few");
    }

    private MovieLensFolder write(SampleSpec spec) {
        writer.write(spec, root.resolve("sample"));
        return MovieLensFolder.recognise(root.resolve("sample"));
    }

    private static List<Rating> ratings(MovieLensFolder folder) throws IOException {
        try (Stream<String> lines = Files.lines(folder.ratings())) {
            return lines.skip(1)
                    .map(line -> (Rating) RatingLine.parse(line, folder.ratingsFormat()))
                    .toList();
        }
    }
}
