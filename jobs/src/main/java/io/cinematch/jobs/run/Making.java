package io.cinematch.jobs.run;

import io.cinematch.jobs.session.Machine;

/**
 * What a run was made with.
 *
 * @param code the version of CineMatch: {@code 0.1.0 (1b53688)}
 * @param machine that it ran on
 */
public record Making(String code, Machine machine) {}
