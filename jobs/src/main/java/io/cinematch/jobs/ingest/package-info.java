/** From MovieLens files to the lake: cleaned ratings and movies, and a quarantine with reasons for the rest. */
package io.cinematch.jobs.ingest;
