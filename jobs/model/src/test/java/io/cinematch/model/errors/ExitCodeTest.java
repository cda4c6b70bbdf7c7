package io.cinematch.model.errors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ExitCodeTest {
    /** Scripts and schedulers depend on these. */
    @Test
    void codesAreTheDocumentedOnes() {
        assertThat(Arrays.stream(ExitCode.values()).map(e -> e.code() + " " + e))
                .containsExactly(
                        "0 OK", "1 OTHER", "2 USAGE", "3 CONFIGURATION", "4 DATA_CHECK", "5 GATE_REFUSED", "6 STORE");
    }
}
