package io.cinematch.jobs.bench;

import io.cinematch.model.console.Console;
import io.cinematch.model.settings.Settings;
import java.time.Clock;
import org.apache.spark.sql.SparkSession;

/** What every measurement works with. */
public record Bench(SparkSession spark, Settings settings, Console console, Clock clock) {}
