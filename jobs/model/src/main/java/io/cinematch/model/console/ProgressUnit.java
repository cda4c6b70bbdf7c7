package io.cinematch.model.console;

/** What a progress bar counts. */
public enum ProgressUnit {
    TASKS("", 1),
    EPOCHS(" epochs", 1),
    TRIALS(" trials", 1),
    ROUNDS(" rounds", 1),
    SECONDS(" s", 1),
    MEBIBYTES(" MiB", 1L << 20),
    THOUSAND_RATINGS("k ratings", 1000),
    THOUSAND_EXPOSURES("k exposures", 1000);

    private final String label;
    private final long size;

    ProgressUnit(String label, long size) {
        this.label = label;
        this.size = size;
    }

    String label() {
        return label;
    }

    /** How many counted things make one shown unit. */
    long size() {
        return size;
    }
}
