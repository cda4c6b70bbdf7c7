package io.cinematch.jobs.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lead;

import io.cinematch.jobs.movielens.BadRating;
import io.cinematch.jobs.movielens.BadReason;
import io.cinematch.jobs.movielens.ParsedRating;
import io.cinematch.jobs.movielens.Rating;
import io.cinematch.jobs.movielens.RatingLine;
import io.cinematch.jobs.movielens.RatingsFormat;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.LongWritable;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.lib.input.FileInputFormat;
import org.apache.hadoop.mapreduce.lib.input.TextInputFormat;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Reads a file of ratings, every line of it: what is no good rating keeps its place, its text and the reason. */
public final class RatingsFile {
    /** The oldest rating of any MovieLens release is of 9 January 1995. */
    static final Instant EARLIEST = Instant.parse("1995-01-01T00:00:00Z");

    private static final StructType LINES = new StructType()
            .add("user", DataTypes.LongType, true)
            .add("movie", DataTypes.IntegerType, true)
            .add("stars", DataTypes.FloatType, true)
            .add("time", DataTypes.LongType, true)
            .add("offset", DataTypes.LongType, false)
            .add("reason", DataTypes.StringType, true)
            .add("text", DataTypes.StringType, true);

    private RatingsFile() {}

    /**
     * One row for each line but the header: (user, movie, stars, time, offset, reason, text); either the first four are
     * there or the last two.
     *
     * @param file where tasks can read it
     * @param movies ids of the movies that exist
     * @param latest ratings of later than this are absurd
     */
    public static Dataset<Row> lines(
            SparkSession spark, Path file, RatingsFormat format, Set<Integer> movies, Instant latest) {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        Broadcast<int[]> known = context.broadcast(
                movies.stream().mapToInt(Integer::intValue).sorted().toArray());
        Parser parser = new Parser(format, EARLIEST.getEpochSecond(), latest.getEpochSecond());
        JavaRDD<Row> rows = context.newAPIHadoopRDD(
                        input(context, file), TextInputFormat.class, LongWritable.class, Text.class)
                .flatMap(line -> parser.row(line._1().get(), line._2(), known.value()));
        return spark.createDataFrame(rows, LINES);
    }

    /** Names the file as a path: as text, a comma in it would end it and a blank would become %20. */
    private static Configuration input(JavaSparkContext context, Path file) {
        try {
            Job job = Job.getInstance(context.hadoopConfiguration());
            FileInputFormat.setInputPaths(job, file);
            return job.getConfiguration();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** The lines that are ratings, as (user, movie, stars, time, offset). */
    public static Dataset<Row> good(Dataset<Row> lines) {
        return lines.filter(col("reason").isNull()).select(columns("user", "movie", "stars", "time", "offset"));
    }

    /** Of several ratings of a movie by one user the newest; at the same second the one later in the file. */
    public static Dataset<Row> newest(Dataset<Row> good) {
        return newest(good, "time", "offset");
    }

    /**
     * Of several the last by some columns, the first of which weighs most. A window over what is sorted anyway: the
     * maximum of a struct is sorted for once more.
     */
    static Dataset<Row> newest(Dataset<Row> good, String... order) {
        Column[] parts = Stream.of(Stream.of("movie"), Arrays.stream(order), Stream.of("stars"))
                .flatMap(names -> names)
                .map(name -> col(name))
                .toArray(Column[]::new);
        WindowSpec users = Window.partitionBy("user").orderBy(parts);
        return good.repartition(col("user"))
                .withColumn("next", lead("movie", 1).over(users))
                .filter(col("next").isNull().or(col("next").notEqual(col("movie"))))
                .select(columns("user", "movie", "stars", "time"))
                .sortWithinPartitions("user", "movie");
    }

    /** The other lines, as (offset, reason, text), in the file's order. */
    public static Dataset<Row> bad(Dataset<Row> lines) {
        return lines.filter(col("reason").isNotNull())
                .select(columns("offset", "reason", "text"))
                .orderBy("offset");
    }

    private static Column[] columns(String... names) {
        return Arrays.stream(names).map(name -> col(name)).toArray(Column[]::new);
    }

    /** Travels to the tasks. */
    private record Parser(RatingsFormat format, long earliest, long latest) implements Serializable {
        Iterator<Row> row(long offset, Text bytes, int[] movies) {
            // Ratings are digits and separators; any other byte makes a line malformed, whatever its encoding.
            String line = new String(bytes.getBytes(), 0, bytes.getLength(), StandardCharsets.ISO_8859_1);
            if (offset == 0 && format.isHeader(bytes.toString())) {
                return Collections.emptyIterator();
            }
            ParsedRating parsed = RatingLine.parse(line, format);
            Row row = parsed instanceof Rating rating
                    ? row(rating, offset, line, movies)
                    : rejected(offset, ((BadRating) parsed).reason(), line);
            return Arrays.asList(row).iterator();
        }

        private Row row(Rating rating, long offset, String line, int[] movies) {
            if (Arrays.binarySearch(movies, rating.movie()) < 0) {
                return rejected(offset, BadReason.UNKNOWN_MOVIE, line);
            }
            if (rating.time() < earliest || rating.time() > latest) {
                return rejected(offset, BadReason.ABSURD_TIME, line);
            }
            return RowFactory.create(rating.user(), rating.movie(), rating.stars(), rating.time(), offset, null, null);
        }

        private static Row rejected(long offset, BadReason reason, String line) {
            String excerpt = line.length() > 200 ? line.substring(0, 200) : line;
            return RowFactory.create(null, null, null, null, offset, reason.name(), excerpt);
        }
    }
}
