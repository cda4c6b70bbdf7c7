package io.cinematch.jobs.session;

import io.cinematch.model.settings.Settings;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import scala.Tuple2;

/** How files are reached before there is a Spark session, or without one: as with one, see {@link OpenSpark}. */
public final class HadoopSettings {
    private static final String PREFIX = "spark.hadoop.";

    private HadoopSettings() {}

    public static Configuration of(Settings.Spark settings) {
        SparkConf spark = new SparkConf(true);
        settings.properties().forEach(spark::setIfMissing);
        Configuration hadoop = new Configuration();
        Stream.of(spark.getAll())
                .filter(property -> property._1().startsWith(PREFIX))
                .forEach(property -> set(hadoop, property));
        return hadoop;
    }

    private static void set(Configuration hadoop, Tuple2<String, String> property) {
        hadoop.set(property._1().substring(PREFIX.length()), property._2());
    }
}
