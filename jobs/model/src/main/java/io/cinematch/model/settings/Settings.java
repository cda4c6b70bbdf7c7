package io.cinematch.model.settings;

import io.cinematch.model.store.Durability;
import io.cinematch.model.store.RedisAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Everything that can be configured; each key, its meaning and its default are in {@code conf/cinematch.conf}, or
 * {@code conf/variants.conf}.
 *
 * @param localFolder {@code data.dir}, or, when that is not on this machine, the checkout's {@code data}
 */
public record Settings(
        String dataDir,
        Path localFolder,
        Redis redis,
        Spark spark,
        Ingest ingest,
        Split split,
        Map<String, Variant> variants,
        List<String> trainVariants,
        Evaluate evaluate,
        AbTest abTest,
        Tune tune,
        int listSize,
        List<String> publishVariants,
        double publishMaxLoss,
        int publishKeep,
        NightlySettings nightly,
        List<String> foldInVariants,
        ServeSettings serve,
        RegistrySettings registry) {

    public record Redis(RedisAddress address, Duration timeout, Durability durability) {}

    /** @param properties Spark's own, by their full names; what spark-submit was told wins over them */
    public record Spark(String master, int shufflePartitions, Map<String, String> properties) {}

    public record Ingest(double maxBadShare, RatingLogUse ratingLog) {}

    /** What a night does with the rating log. */
    public enum RatingLogUse {
        /** It learns what users have told the service since the last one. */
        READ,
        /** It looks at nothing but the lake, which has what earlier nights have read. */
        SKIP,
        /** As {@link #READ}, even when entries are gone that only another lake has. */
        ADOPT
    }

    public enum SplitStrategy {
        RANDOM,
        LEAVE_LAST,
        TIME
    }

    public record Split(SplitStrategy strategy, double testShare, int lastN, Instant cut, long seed) {}

    public record Evaluate(int k, double relevantStars) {}

    /**
     * Experiments, simulated but for the last; each key is explained under {@code abtest} in {@code conf/cinematch.conf}.
     *
     * @param users to draw
     * @param arms variants, the first is what the others are compared with; none for popularity and the one served
     * @param liked probability of choosing what one looks at, for movies with a held-out rating that counts as liked
     * @param disliked for movies rated lower
     * @param unrated for all others
     * @param satisfied probability of leaving after a choice
     * @param patience probability of looking at the next, otherwise
     * @param within of live experiments: how long after a user's first list what they rate counts
     */
    public record AbTest(
            int users,
            List<String> arms,
            String salt,
            long seed,
            double liked,
            double disliked,
            double unrated,
            double satisfied,
            double patience,
            Duration within) {}

    /**
     * What a search for better parameters tries.
     *
     * @param space by variant, or by algorithm for variants without a space of their own: what each key may be
     */
    public record Tune(int trials, double validationShare, Map<String, Map<String, TuneAxis>> space) {}

    /** The variants of {@code train.variants}, each once, and before a two-headed one those it is made of. */
    public List<String> trainedVariants() {
        Set<String> names = new LinkedHashSet<>();
        for (String name : trainVariants) {
            names.addAll(models(name));
            names.add(name);
        }
        return List.copyOf(names);
    }

    /** The variants whose models a release of this one has, the one that ranks first: itself, or what it is made of. */
    public List<String> models(String variant) {
        return variants.get(variant) instanceof Variant.TwoHeads both
                ? Stream.of(both.rank(), both.stars()).distinct().toList()
                : List.of(variant);
    }

    /**
     * The variants whose fold-in is measured: those of {@code foldin.variants}, of two-headed ones both heads; or of
     * every published variant the model that ranks, where anybody can be folded into it.
     */
    public List<String> foldedVariants() {
        Stream<String> models = foldInVariants.isEmpty()
                ? publishVariants.stream()
                        .map(name -> models(name).get(0))
                        .filter(name -> variants.get(name).folds())
                : foldInVariants.stream().flatMap(name -> models(name).stream());
        return models.distinct().toList();
    }

    /** Where a Redis started by CineMatch keeps its files: always a folder of this machine. */
    public Path redisFolder() {
        return localFolder.resolve("redis");
    }
}
