package io.cinematch.jobs.ingest;

import io.cinematch.model.catalogue.Movie;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The lake's movies, as a table and back. */
public final class MovieTable {
    private static final StructType TABLE = new StructType()
            .add("id", DataTypes.IntegerType, false)
            .add("title", DataTypes.StringType, false)
            .add("year", DataTypes.IntegerType, false)
            .add("genres", DataTypes.createArrayType(DataTypes.StringType, false), false)
            .add("imdbId", DataTypes.StringType, false)
            .add("tmdbId", DataTypes.StringType, false);

    private MovieTable() {}

    public static Dataset<Row> of(SparkSession spark, List<Movie> movies) {
        List<Row> rows = movies.stream()
                .map(m -> RowFactory.create(
                        m.id(), m.title(), m.year(), m.genres().toArray(String[]::new), m.imdbId(), m.tmdbId()))
                .toList();
        return spark.createDataFrame(rows, TABLE).coalesce(1);
    }

    /** The movies, ordered by id. */
    public static List<Movie> read(SparkSession spark, String path) {
        // With the schema and sorted here: Spark would need four jobs for what is one small file.
        return spark.read().schema(TABLE).parquet(path).collectAsList().stream()
                .map(r -> new Movie(
                        r.getInt(0), r.getString(1), r.getInt(2), r.getList(3), r.getString(4), r.getString(5)))
                .sorted(Comparator.comparingInt(Movie::id))
                .toList();
    }
}
