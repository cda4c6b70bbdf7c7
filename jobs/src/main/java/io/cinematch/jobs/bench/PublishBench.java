package io.cinematch.jobs.bench;

import io.cinematch.jobs.publish.PublishStep;
import io.cinematch.jobs.run.RunFolder;
import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.run.Storage;
import io.cinematch.jobs.session.Machine;
import io.cinematch.jobs.step.NightContext;
import io.cinematch.model.console.Console;
import io.cinematch.model.settings.Settings;
import io.cinematch.model.store.Keys;
import io.cinematch.model.store.RedisAddress;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;

/** Publishing a release, beside the bare SETs of its users' records: both into the same Redis, emptied before each. */
public final class PublishBench {
    private static final int DEPTH = 1000;

    private final Bench bench;
    private final ScratchRedis redis;
    private final int users;
    private final int movies;
    private final int rank;
    private final int repeat;

    public PublishBench(Bench bench, ScratchRedis redis, int users, int movies, int rank, int repeat) {
        this.bench = bench;
        this.redis = redis;
        this.users = users;
        this.movies = movies;
        this.rank = rank;
        this.repeat = repeat;
    }

    public BenchReport run() {
        Settings settings = bench.settings();
        String variant = settings.publishVariants().get(0);
        NightContext night = night();
        RunReport report = new GeneratedRelease(users, movies, rank, settings.listSize(), 1).write(night, variant);
        int connections = bench.spark().sparkContext().defaultParallelism();
        List<PipelinedSets> sets = sets(night, variant, connections);
        RedisAddress.One server = (RedisAddress.One) settings.redis().address();
        PublishStep step = new PublishStep(night, Optional.empty());
        List<Measured> measured = new Contest(bench, repeat)
                .run(List.of(
                        Contender.of(
                                        "publish",
                                        "the whole step: lock, gate without a rival, forecast, Parquet to Redis with "
                                                + "checksums, load, pointer, prune",
                                        users,
                                        () -> step.run(report))
                                .after(redis::empty),
                        Contender.of(
                                        "pipelined SETs",
                                        "the users' records alone, encoded before, %d connections, %,d at once"
                                                .formatted(connections, DEPTH),
                                        users,
                                        () -> sets.parallelStream().forEach(one -> one.send(server)))
                                .after(redis::empty)));
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("users", users);
        parameters.put("movies", movies);
        parameters.put("rank", rank);
        parameters.put("durability", settings.redis().durability());
        Map<String, Double> results = new LinkedHashMap<>();
        results.put(
                "users a second, publish ÷ pipelined SETs",
                measured.get(0).perSecond() / measured.get(1).perSecond());
        return new BenchReport(
                "publish",
                bench.clock().instant(),
                Machine.of(bench.spark()),
                "generated release of two models, %,d users".formatted(users),
                parameters,
                measured,
                results);
    }

    private NightContext night() {
        return new NightContext(
                bench.spark(),
                bench.settings(),
                new Storage(bench.spark().sparkContext().hadoopConfiguration()),
                new RunFolder(redis.folder().toString(), "bench"),
                new Console(new PrintStream(OutputStream.nullOutputStream()), false),
                bench.clock());
    }

    /** The same keys and values that publishing stores, dealt out to connections. */
    private List<PipelinedSets> sets(NightContext night, String variant, int connections) {
        List<PipelinedSets> sets = IntStream.range(0, connections)
                .mapToObj(n -> new PipelinedSets(DEPTH))
                .toList();
        String release = night.run().id() + "-" + variant;
        var rows = night.spark()
                .read()
                .parquet(night.run().scored(variant) + "/users")
                .toLocalIterator();
        while (rows.hasNext()) {
            Row row = rows.next();
            long user = row.getLong(0);
            sets.get((int) (user % connections)).add(Keys.user(user, release), row.getAs(1));
        }
        return sets;
    }
}
