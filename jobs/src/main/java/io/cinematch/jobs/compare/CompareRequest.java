package io.cinematch.jobs.compare;

import io.cinematch.jobs.run.RunFinder;
import io.cinematch.jobs.run.Storage;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/** What somebody asked to compare and by what, after all that can be wrong with it was looked at, before Spark is there. */
public final class CompareRequest {
    private final Lineup lineup;
    private final List<Question> questions;
    private final RunFinder finder;
    private final Storage storage;

    private CompareRequest(Lineup lineup, List<Question> questions, RunFinder finder, Storage storage) {
        this.lineup = lineup;
        this.questions = questions;
        this.finder = finder;
        this.storage = storage;
    }

    /** By one metric. */
    public static CompareRequest of(
            RunFinder finder, Storage storage, List<Target> targets, String protocol, String metric) {
        Lineup lineup = Lineup.of(finder, storage, targets);
        List<Question> one = List.of(Question.of(protocol, metric, lineup.runs()));
        return new CompareRequest(lineup, one, finder, storage);
    }

    /** By all that is measured. */
    public static CompareRequest ofAll(RunFinder finder, Storage storage, List<Target> targets) {
        Lineup lineup = Lineup.of(finder, storage, targets);
        return new CompareRequest(lineup, List.copyOf(Question.all(lineup.runs())), finder, storage);
    }

    public RunComparison answer(SparkSession spark) {
        return new Comparer(lineup, new KeptUsers(spark, storage, finder::folder)).compare(questions);
    }
}
