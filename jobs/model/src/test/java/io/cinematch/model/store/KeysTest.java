package io.cinematch.model.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class KeysTest {
    @Test
    void areWhatTheDesignSays() {
        assertThat(Keys.ACTIVE).isEqualTo("cm:active");
        assertThat(Keys.RELEASES).isEqualTo("{cm:active}:history");
        assertThat(Keys.manifest("r1")).isEqualTo("cm:rel:r1:manifest");
        assertThat(Keys.done("r1")).isEqualTo("cm:rel:r1:done");
        assertThat(Keys.user(12, "r1")).isEqualTo("cm:{b12}:u12:rel:r1");
        assertThat(Keys.user(268, "r1")).isEqualTo("cm:{b12}:u268:rel:r1");
        assertThat(Keys.log(Keys.bucket(268))).isEqualTo("cm:{b12}:log");
        assertThat(Keys.live(12)).isEqualTo("cm:{b12}:u12:live");
        assertThat(Keys.account(12)).isEqualTo("cm:{b12}:u12:account");
        assertThat(Keys.session(12, "ab")).isEqualTo("cm:{b12}:u12:session:ab");
        assertThat(Keys.sessions(12)).isEqualTo("cm:{b12}:u12:sessions");
        assertThat(Keys.tmdbMovie("603")).isEqualTo("cm:tmdb:movie:603");
        assertThat(Keys.tmdbImage("a.jpg")).isEqualTo("cm:tmdb:image:a.jpg");
    }

    @Test
    void ofUsersTellWhose() {
        for (long user : new long[] {0, 7, 256, Long.MAX_VALUE}) {
            assertThat(Keys.owner(Keys.user(user, "r1"))).isEqualTo(user);
            assertThat(Keys.owner(Keys.live(user))).isEqualTo(user);
        }
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
