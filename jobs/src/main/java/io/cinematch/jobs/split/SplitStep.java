package io.cinematch.jobs.split;

import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.step.NightContext;
import io.cinematch.jobs.step.Step;
import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The lake to a training side and a test side. */
public final class SplitStep implements Step {
    private final NightContext night;

    public SplitStep(NightContext night) {
        this.night = night;
    }

    @Override
    public String name() {
        return "split";
    }

    @Override
    public Outcome run(RunReport before) {
        // Models of another split have seen what this one holds out.
        night.storage().delete(night.run().models());
        Dataset<Row> marked = Splitter.mark(
                night.spark().read().parquet(night.run().lakeRatings()),
                night.settings().split());
        Splitter.side(marked, false)
                .write()
                .mode("overwrite")
                .parquet(night.run().train());
        Splitter.side(marked, true)
                .write()
                .mode("overwrite")
                .parquet(night.run().test());
        long train = night.spark().read().parquet(night.run().train()).count();
        long test = night.spark().read().parquet(night.run().test()).count();
        String how = Splitter.describe(night.settings().split());
        if (train == 0 || test == 0) {
            throw new CineMatchException(
                    ExitCode.DATA_CHECK,
                    "The split (%s) leaves %,d ratings to train on and %,d to test with.".formatted(how, train, test),
                    "Change the settings under split.");
        }
        return new Outcome(
                before.withSplit(how),
                train + test,
                train + test,
                "%,d to train on, %,d held out; %s".formatted(train, test, how));
    }
}
