package io.cinematch.jobs.funksvd;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructType;

/** The three columns of a rating, checked by name and brought to (long, long, float). */
record RatingColumns(String user, String item, String rating) {
    private static final Set<DataType> WHOLE =
            Set.of(DataTypes.ByteType, DataTypes.ShortType, DataTypes.IntegerType, DataTypes.LongType);

    /**
     * Refuses a data set that cannot be trained on.
     *
     * @throws IllegalArgumentException naming the column and what was found instead
     */
    void check(StructType schema) {
        checkIds(schema, user, item);
        if (!(type(schema, rating) instanceof NumericType)) {
            throw new IllegalArgumentException("column %s must hold numbers, not %s"
                    .formatted(rating, type(schema, rating).simpleString()));
        }
    }

    /** As {@link #check}, of columns that hold ids alone. */
    static void checkIds(StructType schema, String... columns) {
        for (String id : columns) {
            if (!WHOLE.contains(type(schema, id))) {
                throw new IllegalArgumentException("column %s must hold whole numbers (byte to long), not %s"
                        .formatted(id, type(schema, id).simpleString()));
            }
        }
    }

    /** The three columns, {@linkplain #check checked}. */
    Dataset<Row> select(Dataset<?> data) {
        check(data.schema());
        return data.select(
                col(user).cast(DataTypes.LongType),
                col(item).cast(DataTypes.LongType),
                col(rating).cast(DataTypes.FloatType));
    }

    private static DataType type(StructType schema, String column) {
        if (!List.of(schema.fieldNames()).contains(column)) {
            throw new IllegalArgumentException("there is no column %s; the columns are %s"
                    .formatted(column, String.join(", ", schema.fieldNames())));
        }
        return schema.apply(column).dataType();
    }
}
