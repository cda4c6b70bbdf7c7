package io.cinematch.jobs.session;

import io.cinematch.model.settings.Settings;
import org.apache.spark.SparkConf;
import org.apache.spark.serializer.JavaSerializer;
import org.apache.spark.sql.SparkSession;
import scala.Option;

/**
 * The Spark session of a command. What spark-submit was told wins over the settings; a session that is there already (a
 * notebook's) is used, and left running.
 */
public final class OpenSpark implements AutoCloseable {
    private final SparkSession session;
    private final boolean ours;

    private OpenSpark(SparkSession session, boolean ours) {
        this.session = session;
        this.ours = ours;
    }

    public SparkSession session() {
        return session;
    }

    @Override
    public void close() {
        if (ours) {
            session.stop();
        }
    }

    public static OpenSpark open(Settings.Spark settings) {
        boolean there = running();
        SparkConf conf = new SparkConf(true)
                .setAppName("CineMatch")
                .setIfMissing("spark.master", settings.master())
                // The console belongs to the night's own lines.
                .set("spark.ui.showConsoleProgress", "false")
                // Spark clears so much memory for every broadcast, and each job of a few milliseconds has one.
                .setIfMissing("spark.broadcast.blockSize", "1m")
                .set("spark.sql.session.timeZone", "UTC");
        settings.properties().forEach(conf::setIfMissing);
        // What tasks return and broadcasts carry are records, too, which Kryo cannot read.
        conf.set("spark.serializer", JavaSerializer.class.getName());
        if (conf.get("spark.master").startsWith("local")) {
            // A laptop's host name often resolves to nothing, or to a network it has just left.
            conf.setIfMissing("spark.driver.host", "127.0.0.1")
                    .setIfMissing("spark.driver.bindAddress", "127.0.0.1")
                    .setIfMissing("spark.ui.enabled", "false");
        }
        SparkSession spark = SparkSession.builder().config(conf).getOrCreate();
        int partitions = settings.shufflePartitions() > 0
                ? settings.shufflePartitions()
                : 2 * spark.sparkContext().defaultParallelism();
        spark.conf().set("spark.sql.shuffle.partitions", Integer.toString(partitions));
        return new OpenSpark(spark, !there);
    }

    private static boolean running() {
        Option<SparkSession> present = SparkSession.getDefaultSession();
        return present.isDefined() && !present.get().sparkContext().isStopped();
    }
}
