package io.cinematch.jobs.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class CodeVersionTest {
    private static String of(String commit, String changed) {
        Properties built = new Properties();
        built.putAll(Map.of("version", "0.1.0", "commit", commit, "changed", changed));
        return CodeVersion.of(built);
    }

    @Test
    void namesTheCommitAndWhetherThereIsMore() {
        assertThat(of("1b53688", "false")).isEqualTo("0.1.0 (1b53688)");
        assertThat(of("1b53688", "true")).isEqualTo("0.1.0 (1b53688 with changes)");
    }

    /** What the build leaves when the sources come as an archive. */
    @Test
    void saysWhenThereWasNoRepository() {
        assertThat(of("${git.commit.id.abbrev}", "${git.dirty}")).isEqualTo("0.1.0 (unknown commit)");
    }

    @Test
    void thisBuildHasOne() {
        assertThat(CodeVersion.current())
                .matches("\\d+\\.\\d+\\.\\d+ \\((unknown commit|[0-9a-f]{7,}( with changes)?)\\)");
    }
}
