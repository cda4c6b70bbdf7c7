package io.cinematch.jobs.fetch;

import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The data sets GroupLens offers. Checksums are those published beside the files; sets that still change have none. */
public enum KnownSet {
    ML_100K("ml-100k", "0e33842e24a9c977be4e0107933c0723"),
    ML_1M("ml-1m", "c4d9eecfca2ab87c1945afe126590906"),
    ML_10M("ml-10m", "ce571fd55effeba0271552578f2648bd"),
    ML_20M("ml-20m", "cd245b17a1ae2cc31bb14903e1204af3"),
    ML_25M("ml-25m", "6b51fb2759a8657d3bfcbfc42b592ada"),
    ML_32M("ml-32m", "d472be332d4daa821edc399621853b57"),
    ML_LATEST_SMALL("ml-latest-small", ""),
    ML_LATEST("ml-latest", "");

    private final String id;
    private final String md5;

    KnownSet(String id, String md5) {
        this.id = id;
        this.md5 = md5;
    }

    /** As GroupLens and the folder under {@code data/} call it. */
    public String id() {
        return id;
    }

    /** Checksum of the zip, or nothing when the set changes and its checksum has to be fetched with it. */
    Optional<String> md5() {
        return Optional.of(md5).filter(sum -> !sum.isEmpty());
    }

    /** @throws CineMatchException (usage) when there is none */
    public static KnownSet named(String id) {
        return Arrays.stream(values())
                .filter(set -> set.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new CineMatchException(
                        ExitCode.USAGE,
                        "There is no MovieLens data set named '" + id + "'.",
                        "Choose one of " + names() + "."));
    }

    public static String names() {
        return Arrays.stream(values()).map(KnownSet::id).collect(Collectors.joining(", "));
    }
}
