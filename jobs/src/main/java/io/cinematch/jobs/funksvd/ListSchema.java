package io.cinematch.jobs.funksvd;

import static org.apache.spark.sql.functions.col;

import java.util.Arrays;
import java.util.function.IntFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** What a table of lists looks like, and the id columns it is asked for by; as ALS's, but that ids are long. */
record ListSchema(String of, String listed) {
    /** (of: long, recommendations: array of (listed: long, rating: float)). */
    StructType lists() {
        StructType entry =
                new StructType().add(listed, DataTypes.LongType, false).add("rating", DataTypes.FloatType, false);
        return new StructType()
                .add(of, DataTypes.LongType, false)
                .add("recommendations", DataTypes.createArrayType(entry, false), false);
    }

    /** One row of {@link #lists}. */
    static Row row(long id, int length, IntFunction<Long> ids, IntFunction<Float> scores) {
        Row[] list = new Row[length];
        Arrays.setAll(list, k -> RowFactory.create(ids.apply(k), scores.apply(k)));
        return RowFactory.create(id, list);
    }

    /** The ids of what lists are asked for, as {@code id}, once they are {@linkplain RatingColumns#checkIds checked}. */
    Dataset<Row> ids(Dataset<?> data) {
        RatingColumns.checkIds(data.schema(), of);
        return data.select(id(of).as("id"));
    }

    /** (user: long, item: long) of pairs, without those that have a null. */
    Dataset<Row> pairs(Dataset<?> data) {
        RatingColumns.checkIds(data.schema(), of, listed);
        return data.select(id(of).as("user"), id(listed).as("item")).na().drop();
    }

    private static Column id(String column) {
        return col(column).cast(DataTypes.LongType);
    }
}
