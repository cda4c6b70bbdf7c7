package io.cinematch.jobs.compare;

import io.cinematch.jobs.run.RunFolder;
import io.cinematch.jobs.run.Storage;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.spark.sql.SparkSession;

/** Reads what runs kept of every user, and says what is not there. */
final class KeptUsers {
    private final SparkSession spark;
    private final Storage storage;
    private final Function<String, RunFolder> folders;
    private final Set<String> notes = new LinkedHashSet<>();

    /** @param folders by run */
    KeptUsers(SparkSession spark, Storage storage, Function<String, RunFolder> folders) {
        this.spark = spark;
        this.storage = storage;
        this.folders = folders;
    }

    /** By label, of those sides whose users were kept and are those of the first. */
    Map<String, UserValues> read(String protocol, List<String> metrics, List<Pair.Side> sides) {
        Map<String, UserValues> read = new LinkedHashMap<>();
        for (Pair.Side side : sides) {
            RunFolder folder = folders.apply(side.run().id());
            if (!storage.folders(UserValues.folder(folder, protocol)).contains("variant=" + side.variant())) {
                notes.add("%s is not compared by %s: what it did for each user is not in %s."
                        .formatted(side.label(), protocol, UserValues.folder(folder, protocol)));
                continue;
            }
            UserValues values = UserValues.read(spark, folder, protocol, side.variant(), metrics);
            UserValues first = read.values().stream().findFirst().orElse(values);
            if (values.size() == 0) {
                notes.add("%s is not compared by %s: there are no users.".formatted(side.label(), protocol));
            } else if (values.onSameTest(first)) {
                read.put(side.label(), values);
            } else {
                notes.add("%s is not compared by %s: it was judged on other users, or otherwise, than %s."
                        .formatted(
                                side.label(), protocol, read.keySet().iterator().next()));
            }
        }
        return read;
    }

    Set<String> notes() {
        return notes;
    }
}
