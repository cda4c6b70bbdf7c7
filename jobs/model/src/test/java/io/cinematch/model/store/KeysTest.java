package io.cinematch.model.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class KeysTest {
    @Test
    void areWhatTheDesignSays() {
        assertThat(Keys.ACTIVE).isEqualTo("cm:active");
        assertThat(Keys.RELEASES).isEqualTo("cm:releases");
        assertThat(Keys.LOG).isEqualTo("cm:log");
        assertThat(Keys.manifest("r1")).isEqualTo("cm:rel:r1:manifest");
        assertThat(Keys.done("r1")).isEqualTo("cm:rel:r1:done");
        assertThat(Keys.user(12, "r1")).isEqualTo("cm:{u12}:rel:r1");
        assertThat(Keys.live(12)).isEqualTo("cm:{u12}:live");
        assertThat(Keys.account(12)).isEqualTo("cm:{u12}:account");
        assertThat(Keys.session(12, "ab")).isEqualTo("cm:{u12}:session:ab");
        assertThat(Keys.sessions(12)).isEqualTo("cm:{u12}:sessions");
        assertThat(Keys.tmdbMovie("603")).isEqualTo("cm:tmdb:movie:603");
        assertThat(Keys.tmdbImage("a.jpg")).isEqualTo("cm:tmdb:image:a.jpg");
    }

    /** A night on one machine and a service on another need not share a locale. */
    @Test
    void areTheSameInALocaleWithOtherDigits() {
        Locale was = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(Keys.items("r1", 3)).isEqualTo("cm:rel:r1:items:3");
            assertThat(Keys.catalogue("d", 3)).isEqualTo("cm:catalogue:d:3");
        } finally {
            Locale.setDefault(was);
        }
    }
}
