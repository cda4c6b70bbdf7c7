package io.cinematch.jobs.run;

/**
 * Where everything of one run is.
 *
 * @param dataDir {@code data.dir}
 * @param id the run
 */
public record RunFolder(String dataDir, String id) {
    /** The folder itself. */
    public String path() {
        return "%s/%s".formatted(runs(dataDir), id);
    }

    /** The folder of all runs. */
    public static String runs(String dataDir) {
        return dataDir + "/runs";
    }

    /** One table over all runs, see {@link io.cinematch.jobs.registry.RunTable}. */
    public static String table(String dataDir) {
        return runs(dataDir) + "/table";
    }

    /** This run's rows in it. */
    public String tableRows() {
        return "%s/run=%s".formatted(table(dataDir), id);
    }

    /** Held by whoever works on this run. */
    public String lock() {
        return path() + "/lock";
    }

    /** Held by the one night that works on these runs. */
    public static String nightLock(String dataDir) {
        return runs(dataDir) + "/night.lock";
    }

    /** With which settings each step was done. */
    public String settings() {
        return path() + "/settings.json";
    }

    public String report() {
        return path() + "/report.json";
    }

    /** What evaluate found, beside the report's few numbers. */
    public String evaluation() {
        return path() + "/evaluation.json";
    }

    /** One row for each variant, protocol and user: how good the user's list is. */
    public String listMetrics() {
        return path() + "/evaluation/lists";
    }

    /** One row for each variant and user: how far predicted stars are off. */
    public String starErrors() {
        return path() + "/evaluation/stars";
    }

    public String foldInGap() {
        return path() + "/foldin.json";
    }

    public String abTest() {
        return path() + "/abtest.json";
    }

    /** What became of tonight's variants beside those that are served. */
    public String gate() {
        return path() + "/gate.json";
    }

    /** The report for people, one file. */
    public String html() {
        return path() + "/report.html";
    }

    /** The copy of the newest run's report, which also says which run is the newest. */
    public static String latestReport(String dataDir) {
        return runs(dataDir) + "/latest/report.json";
    }

    /** The copy of the newest run's report for people. */
    public static String latestHtml(String dataDir) {
        return dataDir + "/runs/latest/report.html";
    }

    /** What this run has taken in. */
    public String lake() {
        return "%s/lake/%s".formatted(dataDir, id);
    }

    /** Cleaned ratings: (user: long, movie: int, stars: float, time: long epoch seconds). */
    public String lakeRatings() {
        return lake() + "/ratings";
    }

    public String lakeMovies() {
        return lake() + "/movies";
    }

    /** What was put aside: (file, position, reason, text). */
    public String quarantine() {
        return lake() + "/quarantine";
    }

    /** How far tonight's ratings know the rating log. */
    public String logPosition() {
        return "%s/lake/%s/log-position.json".formatted(dataDir, id);
    }

    /** Copies of files that tasks could not reach otherwise; only while they are read. */
    public String staged(String what) {
        return "%s/%s".formatted(staged(), what);
    }

    public String staged() {
        return path() + "/staged";
    }

    public String train() {
        return path() + "/split/train";
    }

    public String test() {
        return path() + "/split/test";
    }

    /** What was put aside of a split that was given, as {@link #quarantine}. */
    public String splitQuarantine() {
        return path() + "/split/quarantine";
    }

    public String models() {
        return path() + "/models";
    }

    public String model(String variant) {
        return "%s/%s".formatted(models(), variant);
    }

    /** What a search for better parameters found: the table of trials and the best as settings. */
    public String tune(String search) {
        return "%s/tune/%s".formatted(path(), search);
    }

    /** Where Spark cuts lineages; only while the run is at work. */
    public String checkpoints() {
        return path() + "/checkpoints";
    }

    public String scored(String variant) {
        return "%s/scored/%s".formatted(path(), variant);
    }
}
