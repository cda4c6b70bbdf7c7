package io.cinematch.jobs.movielens;

import java.nio.file.Path;

/**
 * A line of a small file that was put aside.
 *
 * @param line counted from 1
 * @param reason for a person, as the end of a sentence that starts with the line
 * @param raw the line as it stands in the file
 */
public record BadLine(Path file, int line, String reason, String raw) {}
