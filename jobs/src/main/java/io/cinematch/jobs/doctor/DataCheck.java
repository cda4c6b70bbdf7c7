package io.cinematch.jobs.doctor;

import io.cinematch.jobs.fetch.FileSums;
import io.cinematch.jobs.fetch.KnownSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Which data sets are there, and whether their files are still what was downloaded. */
record DataCheck(Path dataSets) implements Check {
    @Override
    public List<Finding> look() {
        List<Finding> findings = new ArrayList<>();
        for (KnownSet set : KnownSet.values()) {
            Path folder = dataSets.resolve(set.id());
            if (Files.isDirectory(folder)) {
                findings.add(new Finding("data", outcome(set, folder)));
            }
        }
        if (findings.isEmpty()) {
            findings.add(new Finding(
                    "data",
                    new Outcome.Well("no data set in %s: a night downloads ml-1m, or makes a sample without a network"
                            .formatted(dataSets))));
        }
        return findings;
    }

    private static Outcome outcome(KnownSet set, Path folder) {
        try {
            List<String> changed = FileSums.changed(folder);
            if (!FileSums.kept(folder)) {
                return new Outcome.Well("%s, put there by hand: no checksums to hold it against".formatted(folder));
            }
            return changed.isEmpty()
                    ? new Outcome.Well("%s is as it was downloaded".formatted(folder))
                    : new Outcome.Ill(
                            "%s: %s changed since the download".formatted(folder, String.join(", ", changed)),
                            "Remove the folder, then: ./cinematch data fetch " + set.id());
        } catch (IOException e) {
            return new Outcome.Ill(
                    "cannot read %s: %s".formatted(folder, e), "Let this user read it: chmod -R u+rX " + folder);
        }
    }
}
