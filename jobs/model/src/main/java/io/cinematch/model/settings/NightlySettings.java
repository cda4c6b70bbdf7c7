package io.cinematch.model.settings;

import java.time.Duration;
import java.util.List;

/**
 * What whole nights do beside their steps; each key is explained under {@code nightly} in {@code conf/cinematch.conf}.
 *
 * @param analyses steps for the report, after publishing
 * @param keepRuns how many runs that are done are kept
 * @param warmEpochs epochs of a training that starts from an earlier model
 * @param hookTimeout longest that a hook may take
 */
public record NightlySettings(
        List<String> analyses, int keepRuns, int warmEpochs, Hook onSuccess, Hook onFailure, Duration hookTimeout) {}
