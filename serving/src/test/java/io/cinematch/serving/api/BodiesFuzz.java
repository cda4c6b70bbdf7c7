package io.cinematch.serving.api;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.cinematch.serving.SmallRelease;
import io.cinematch.serving.http.JsonBody;
import io.cinematch.serving.http.ProblemException;
import io.cinematch.serving.recommend.Snapshot;

/**
 * Whatever a client sends is taken or told to be wrong; anything else would be a 500. {@link BodiesMutantsTest} asks this
 * of a fixed set of inputs; Jazzer, which changes classes as they are loaded, searches for others when asked to, for five
 * minutes:
 *
 * <pre>{@code
 * JAZZER_FUZZ=1 ./mvnw -pl jobs/model,serving test -Dtest='BodiesFuzz#rate' \
 *   -Dsurefire.failIfNoSpecifiedTests=false -Djazzer.instrument='com.fasterxml.jackson.**,io.cinematch.**'
 * }</pre>
 */
class BodiesFuzz {
    private static final Snapshot SNAPSHOT = new Snapshot(SmallRelease.of("r1"));

    @FuzzTest(maxDuration = "5m")
    void rate(byte[] body) {
        takesOrTells(() ->
                JsonBody.parse(body, RateRequest.class, RateRequest.EXAMPLE).checked(SNAPSHOT));
    }

    @FuzzTest(maxDuration = "5m")
    void visitor(byte[] body) {
        takesOrTells(() -> {
            VisitorRequest request = JsonBody.parse(body, VisitorRequest.class, VisitorRequest.EXAMPLE);
            request.visitor(SNAPSHOT);
            request.narrowing().filter(SNAPSHOT);
        });
    }

    @FuzzTest(maxDuration = "5m")
    void whatIf(byte[] body) {
        takesOrTells(() -> {
            WhatIfRequest request = JsonBody.parse(body, WhatIfRequest.class, WhatIfRequest.EXAMPLE);
            request.told(SNAPSHOT);
            request.narrowing().filter(SNAPSHOT);
        });
    }

    @FuzzTest(maxDuration = "5m")
    void session(byte[] body) {
        takesOrTells(() -> JsonBody.parse(body, SessionRequest.class, SessionRequest.EXAMPLE)
                .checkedUser());
    }

    private static void takesOrTells(Runnable work) {
        try {
            work.run();
        } catch (ProblemException told) {
            // One of the two right answers.
        }
    }
}
