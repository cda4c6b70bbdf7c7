package io.cinematch.jobs.doctor;

import io.cinematch.model.settings.Settings;
import io.cinematch.model.settings.Variant;
import io.cinematch.model.store.RedisAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;

/** Whether Spark's master answers, the lake can be written, and executors on other machines will find what they need. */
final class ClusterCheck implements Check {
    private static final int PATIENCE_MILLIS = 3000;

    private static final Pattern STANDALONE = Pattern.compile("spark://(.+)");
    private static final Pattern KUBERNETES = Pattern.compile("k8s://(?:https?://)?([^/]+).*");
    private static final Pattern HOST_AND_PORT = Pattern.compile("(.+):(\\d{1,5})");

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1", "[::1]");

    private final Settings settings;
    private final String master;
    private final Map<String, String> environment;
    private final Configuration hadoop;

    /** @param master that a night would use */
    ClusterCheck(Settings settings, String master, Map<String, String> environment, Configuration hadoop) {
        this.settings = settings;
        this.master = master;
        this.environment = environment;
        this.hadoop = hadoop;
    }

    /** Of the master that spark-submit was told, or else the settings name, with Hadoop's settings as Spark finds them. */
    static ClusterCheck of(Settings settings) {
        SparkConf spark = new SparkConf(true);
        settings.spark().properties().forEach(spark::setIfMissing);
        return new ClusterCheck(
                settings,
                spark.get("spark.master", settings.spark().master()),
                System.getenv(),
                SparkHadoopUtil.get().newConfiguration(spark));
    }

    @Override
    public List<Finding> look() {
        List<Finding> findings = new ArrayList<>();
        boolean cluster = !master.startsWith("local");
        if (cluster) {
            findings.add(reach());
            findings.add(reachable());
            findings.add(blocks());
        }
        if (cluster || settings.dataDir().contains("://")) {
            findings.add(lake());
        }
        return findings;
    }

    private Finding reach() {
        Matcher standalone = STANDALONE.matcher(master);
        Matcher kubernetes = KUBERNETES.matcher(master);
        if (standalone.matches()) {
            // Several masters, of which one leads, are separated by commas.
            return answers(
                    List.of(standalone.group(1).split(",")), "7077", "$SPARK_HOME/sbin/start-master.sh starts one");
        } else if (kubernetes.matches()) {
            return answers(List.of(kubernetes.group(1)), "443", "kubectl cluster-info tells the address");
        } else if (master.equals("yarn")) {
            return yarn();
        }
        return new Finding(
                "cluster",
                "%s is no master that Spark knows".formatted(master),
                "Set spark.master (CINEMATCH_SPARK_MASTER): local[*], spark://host:7077, yarn, k8s://https://host:443");
    }

    private Finding answers(List<String> hosts, String usualPort, String hint) {
        List<String> failures = new ArrayList<>();
        for (String host : hosts) {
            Matcher address = HOST_AND_PORT.matcher(host.matches(".*:\\d+") ? host : host + ":" + usualPort);
            if (!address.matches()) {
                failures.add(host + " is no host:port");
                continue;
            }
            try (Socket socket = new Socket()) {
                socket.connect(
                        new InetSocketAddress(address.group(1), Integer.parseInt(address.group(2))), PATIENCE_MILLIS);
                return new Finding("cluster", "%s answers".formatted(master), "");
            } catch (IOException | IllegalArgumentException e) {
                failures.add("%s: %s".formatted(host, e.getMessage()));
            }
        }
        return new Finding(
                "cluster",
                "%s does not answer (%s)".formatted(master, String.join("; ", failures)),
                "Start it, or set spark.master (CINEMATCH_SPARK_MASTER); %s.".formatted(hint));
    }

    private Finding yarn() {
        return Stream.of("YARN_CONF_DIR", "HADOOP_CONF_DIR")
                .map(environment::get)
                .filter(folder -> folder != null && Files.isRegularFile(Path.of(folder, "yarn-site.xml")))
                .findFirst()
                .map(folder -> new Finding("cluster", "YARN, as %s/yarn-site.xml has it".formatted(folder), ""))
                .orElse(new Finding(
                        "cluster",
                        "yarn, but neither HADOOP_CONF_DIR nor YARN_CONF_DIR is a folder with a yarn-site.xml",
                        "export HADOOP_CONF_DIR=/etc/hadoop/conf, or where your cluster's files are."));
    }

    private Finding reachable() {
        boolean loopback = settings.redis().address() instanceof RedisAddress.One one && LOOPBACK.contains(one.host());
        return new Finding(
                "executors",
                loopback
                        ? "will look for Redis at %s, on their own machines"
                                .formatted(settings.redis().address())
                        : "will look for Redis at %s".formatted(settings.redis().address()),
                loopback
                        ? "Set redis.url (CINEMATCH_REDIS_URL) to a Redis that every machine of the cluster reaches."
                        : "");
    }

    private Finding blocks() {
        List<String> open = settings.trainedVariants().stream()
                .filter(name -> settings.variants().get(name) instanceof Variant.FunkSvd svd && svd.numBlocks() == 0)
                .toList();
        return new Finding(
                "blocks",
                open.isEmpty()
                        ? "fixed: models do not depend on how many executors come"
                        : "%s: as many as executors have brought cores when a night begins"
                                .formatted(String.join(", ", open)),
                open.isEmpty() ? "" : "Fix variants.%s.numBlocks, as conf/cluster.conf does.".formatted(open.get(0)));
    }

    private Finding lake() {
        org.apache.hadoop.fs.Path probe = new org.apache.hadoop.fs.Path(settings.dataDir(), ".doctor");
        try {
            FileSystem files = probe.getFileSystem(hadoop);
            files.create(probe, true).close();
            files.delete(probe, false);
            boolean here = files instanceof LocalFileSystem;
            return new Finding(
                    "lake",
                    here
                            ? "%s can be written here; it has to be mounted there on every machine"
                                    .formatted(settings.dataDir())
                            : "%s can be written".formatted(settings.dataDir()),
                    "");
        } catch (IOException | IllegalArgumentException e) {
            return new Finding(
                    "lake",
                    "cannot write to %s: %s".formatted(settings.dataDir(), firstLine(e)),
                    "Set data.dir (CINEMATCH_DATA_DIR); for s3a:// add --packages org.apache.hadoop:hadoop-aws of your Hadoop's version to CINEMATCH_SUBMIT_OPTS.");
        }
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
