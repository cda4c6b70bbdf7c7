package io.cinematch.jobs.abtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cinematch.jobs.SharedSpark;
import io.cinematch.jobs.TestNight;
import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.step.NightContext;
import io.cinematch.jobs.variants.TrainStep;
import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.experiment.Buckets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AbTestSparkIT {
    private static final StructType RATINGS = new StructType()
            .add("user", DataTypes.LongType)
            .add("movie", DataTypes.IntegerType)
            .add("stars", DataTypes.FloatType)
            .add("time", DataTypes.LongType);
    private static final StructType MOVIES = new StructType()
            .add("id", DataTypes.IntegerType)
            .add("title", DataTypes.StringType)
            .add("year", DataTypes.IntegerType)
            .add("genres", DataTypes.createArrayType(DataTypes.StringType))
            .add("imdbId", DataTypes.StringType)
            .add("tmdbId", DataTypes.StringType);
    private static final int USERS = 120;

    @TempDir
    private static Path folder;

    /** By user and movie. */
    private static final Map<Long, Map<Integer, Float>> TRAIN = new TreeMap<>();

    private static final Map<Long, Map<Integer, Float>> TEST = new TreeMap<>();
    private static RunReport trained;

    @BeforeAll
    static void train() {
        Random random = new Random(1);
        for (long user = 1; user <= USERS; user++) {
            TRAIN.put(user, new TreeMap<>());
            TEST.put(user, new TreeMap<>());
            for (int movie = 1; movie <= 60; movie++) {
                if (random.nextDouble() < 0.5) {
                    boolean likes = (user + movie) % 2 == 0;
                    float stars = likes ? 4 + random.nextInt(3) / 2f : 0.5f + random.nextInt(5) / 2f;
                    // User 1 likes nothing that is held out, user 2 is unknown to training.
                    boolean held = user == 2 || random.nextDouble() < 0.3 && !(user == 1 && stars >= 4);
                    (held ? TEST : TRAIN).get(user).put(movie, stars);
                }
            }
        }
        NightContext night = night(Map.of());
        write(TRAIN, night.run().train());
        write(TEST, night.run().test());
        List<Row> movies = new ArrayList<>();
        for (int movie = 1; movie <= 60; movie++) {
            movies.add(RowFactory.create(movie, "Film", 2000, new String[] {movie % 3 == 0 ? "Drama" : "War"}, "", ""));
        }
        SharedSpark.session()
                .createDataFrame(movies, MOVIES)
                .write()
                .parquet(night.run().lakeMovies());
        trained = new TrainStep(night)
                .run(RunReport.begun("test", TestNight.NOW, "test"))
                .report();
    }

    private static void write(Map<Long, Map<Integer, Float>> side, String path) {
        List<Row> rows = new ArrayList<>();
        side.forEach((user, ratings) ->
                ratings.forEach((movie, stars) -> rows.add(RowFactory.create(user, movie, stars, 1_000_000_000L))));
        SharedSpark.session().createDataFrame(rows, RATINGS).write().parquet(path);
    }

    private static NightContext night(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of(
                "CINEMATCH_TRAIN_VARIANTS", "popularity,bias,two-heads",
                "CINEMATCH_VARIANTS_FUNKSVD_MAX_ITER", "3",
                "CINEMATCH_VARIANTS_FUNKSVD_RANK_MAX_ITER", "10",
                "CINEMATCH_EVALUATE_K", "5"));
        all.putAll(settings);
        return TestNight.in(folder, all);
    }

    private static List<ShownList> lists(Map<String, String> settings, String salt, String... arms) {
        try (SimulatedUsers users = new SimulatedUsers(night(settings))) {
            return users.lists(salt, List.of(arms));
        }
    }

    @Test
    void everyUserWithAHeldOutRatingTheyLikeIsShownTheListOfTheArmTheyAreDealt() {
        List<ShownList> lists = lists(Map.of(), "1", "popularity", "two-heads");
        Buckets deal = new Buckets("1", Map.of("popularity", 1.0, "two-heads", 1.0));
        Set<Long> liking = TEST.entrySet().stream()
                .filter(user -> user.getValue().values().stream().anyMatch(stars -> stars >= 4))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(liking).contains(2L).doesNotContain(1L);
        assertThat(lists).extracting(list -> list.user).containsExactlyElementsOf(liking);
        assertThat(lists).allSatisfy(list -> assertThat(list.variant).isEqualTo(deal.of(list.user)));
    }

    /** Brute force: movies by number of training ratings, then id, without those rated in training. */
    @Test
    void aListIsOfWhatTheUserDidNotRateInTrainingAndKnowsWhatTheyThinkOfIt() {
        Map<Integer, Long> counts = TRAIN.values().stream()
                .flatMap(ratings -> ratings.keySet().stream())
                .collect(Collectors.groupingBy(movie -> movie, Collectors.counting()));
        for (ShownList list : lists(Map.of(), "1", "popularity")) {
            int[] expected = counts.keySet().stream()
                    .filter(movie -> !TRAIN.get(list.user).containsKey(movie))
                    .sorted(Comparator.comparingLong((Integer movie) -> -counts.get(movie))
                            .thenComparing(Comparator.naturalOrder()))
                    .limit(5)
                    .mapToInt(Integer::intValue)
                    .toArray();
            assertThat(list.movies).isEqualTo(expected);
            Taste[] tastes = Arrays.stream(expected)
                    .mapToObj(movie -> TEST.get(list.user).get(movie))
                    .map(stars -> stars == null ? Taste.UNRATED : stars >= 4 ? Taste.LIKED : Taste.DISLIKED)
                    .toArray(Taste[]::new);
            assertThat(list.tastes).isEqualTo(tastes);
        }
    }

    @Test
    void fewerUsersAreSomeOfTheSameAndAnotherSeedDrawsOthers() {
        List<Long> all = lists(Map.of("CINEMATCH_ABTEST_USERS", "60"), "1", "popularity").stream()
                .map(list -> list.user)
                .toList();
        List<Long> some = lists(Map.of("CINEMATCH_ABTEST_USERS", "30"), "1", "popularity").stream()
                .map(list -> list.user)
                .toList();
        List<Long> others =
                lists(Map.of("CINEMATCH_ABTEST_USERS", "30", "CINEMATCH_ABTEST_SEED", "7"), "1", "popularity").stream()
                        .map(list -> list.user)
                        .toList();
        assertThat(all).hasSize(60).containsAll(some);
        assertThat(some).hasSize(30).isNotEqualTo(others);
    }

    @Test
    void theReportIsInTheRunsFolderAndTheSameEachTime() {
        NightContext night = night(Map.of());
        AbTestStep step = new AbTestStep(night);
        assertThat(step.run(trained).summary()).contains("popularity");
        AbTestReport report =
                night.storage().read(night.run().abTest(), AbTestReport.class).orElseThrow();
        assertThat(report.arms()).extracting(AbTestReport.Arm::variant).containsExactly("popularity", "two-heads");
        assertThat(report.effects())
                .singleElement()
                .extracting(AbTestReport.Effect::variant)
                .isEqualTo("two-heads");
        assertThat(report.arms()).allSatisfy(arm -> {
            assertThat(arm.diversity()).isBetween(0.1, 1.0);
            assertThat(arm.coverage()).isBetween(0.05, 1.0);
        });
        assertThat(report.notes()).hasSizeGreaterThan(3);
        step.run(trained);
        assertThat(night.storage().read(night.run().abTest(), AbTestReport.class))
                .contains(report);
    }

    @Test
    void manyArmsAreComparedWithTheFirst() {
        NightContext night = night(Map.of("CINEMATCH_ABTEST_ARMS", "bias,popularity,two-heads"));
        new AbTestStep(night).run(trained);
        AbTestReport report =
                night.storage().read(night.run().abTest(), AbTestReport.class).orElseThrow();
        assertThat(report.effects())
                .extracting(AbTestReport.Effect::variant)
                .containsExactly("popularity", "two-heads");
        assertThat(report.notes()).anyMatch(note -> note.contains("Holm"));
    }

    @Test
    void aVariantAgainstItselfIsTriedAThousandTimes() {
        Map<String, String> settings = Map.of("CINEMATCH_ABTEST_ARMS", "bias,popularity");
        assertThat(new AaTestStep(night(settings)).run(trained).summary())
                .contains("of 1,000 A/A tests find a difference");
    }

    @Test
    void armsThatTheRunDoesNotHaveAreRefusedWithThoseItHas() {
        RunReport without = trained.withVariants(trained.variants().stream()
                .filter(variant -> !variant.name().equals("popularity"))
                .toList());
        NightContext named = night(Map.of("CINEMATCH_ABTEST_ARMS", "popularity,bias"));
        assertThatThrownBy(() -> new AbTestStep(named).run(without))
                .isInstanceOf(CineMatchException.class)
                .hasMessage("Run test has no model of popularity.")
                .extracting(e -> ((CineMatchException) e).remedy())
                .asString()
                .contains("two-heads");
        assertThat(new AbTestStep(night(Map.of())).run(without).summary())
                .as("arms that nobody named do not fail a night")
                .isEqualTo("nothing to compare: Run test has no model of popularity.");
    }
}
