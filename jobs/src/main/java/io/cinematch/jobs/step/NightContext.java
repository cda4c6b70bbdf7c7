package io.cinematch.jobs.step;

import io.cinematch.jobs.run.RunFolder;
import io.cinematch.jobs.run.Storage;
import io.cinematch.model.console.Console;
import io.cinematch.model.settings.Settings;
import java.time.Clock;
import org.apache.spark.sql.SparkSession;

/** What every step of a night works with. */
public record NightContext(
        SparkSession spark, Settings settings, Storage storage, RunFolder run, Console console, Clock clock) {}
