package io.cinematch.serving.api;

import io.cinematch.model.fuzz.Mutants;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@link BodiesFuzz} asks, of some thousand damaged bodies that are the same every time. */
class BodiesMutantsTest {
    private static final int MUTANTS = 10_000;

    private final BodiesFuzz fuzz = new BodiesFuzz();

    @Test
    void damagedRatings() {
        mutants(fuzz::rate, RateRequest.EXAMPLE, "{\"user_id\":1,\"ratings\":[{\"movie_id\":10,\"rating\":4.5}]}");
    }

    @Test
    void damagedVisitors() {
        mutants(
                fuzz::visitor,
                VisitorRequest.EXAMPLE,
                "{\"ratings\":[{\"movie_id\":10,\"rating\":5}],\"genre\":\"Drama\",\"year_to\":2000,\"exclude\":[1,2]}");
    }

    @Test
    void damagedWhatIfs() {
        mutants(
                fuzz::whatIf,
                WhatIfRequest.EXAMPLE,
                "{\"user_id\":1,\"ratings\":[{\"movie_id\":10,\"rating\":5}],\"take_back\":[20,30],\"exclude\":[1,2]}");
    }

    @Test
    void damagedSignIns() {
        mutants(fuzz::session, "{}", "{\"user_id\":123456,\"user_key\":\"abc\"}", "{\"user_id\":1}");
    }

    private static void mutants(Consumer<byte[]> test, String... good) {
        List<byte[]> seeds = Stream.of(good)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
        Mutants.of(seeds, MUTANTS, 42).forEach(test);
    }
}
