package io.cinematch.serving.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cinematch.model.foldin.UserFactors;
import io.cinematch.model.release.FormatException;
import io.cinematch.model.release.Head;
import io.cinematch.model.release.UserRecord;
import io.cinematch.model.store.ReleaseStore;
import io.cinematch.serving.SmallRelease;
import java.util.List;
import org.junit.jupiter.api.Test;

class SnapshotTest {
    private final ReleaseStore.Loaded release = SmallRelease.of("r1");
    private final Snapshot snapshot = new Snapshot(release);

    @Test
    void knowsTheCatalogueBeyondTheMoviesItCanScore() {
        assertThat(snapshot.find(SmallRelease.WITHOUT_FACTORS)).isPresent();
        assertThat(snapshot.items().indexOf(SmallRelease.WITHOUT_FACTORS)).isEqualTo(-1);
        assertThat(snapshot.find(7)).isEmpty();
    }

    @Test
    void refusesAReleaseThatCannotRank() {
        assertThatThrownBy(() -> new Snapshot(SmallRelease.of("r2", List.of(Head.STARS))))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("r2 cannot rank");
    }

    @Test
    void refusesAnItemThatIsNotInTheCatalogue() {
        ReleaseStore.Loaded incomplete = new ReleaseStore.Loaded(
                release.manifest(),
                release.done(),
                release.items(),
                release.movies().subList(0, 100));

        assertThatThrownBy(() -> new Snapshot(incomplete))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("movie 1000 is not in its catalogue");
    }

    @Test
    void acceptsItsOwnUsersAndRefusesOthers() {
        UserRecord own = SmallRelease.users().get(1L);

        assertThatCode(() -> snapshot.check(own)).doesNotThrowAnyException();
        refused(new UserRecord(new int[] {120}, own.models(), own.rated(), own.stars()), "no item 120");
        refused(new UserRecord(own.list(), own.models(), new int[] {-1}, new float[] {3}), "no item -1");
        refused(new UserRecord(own.list(), List.of(), own.rated(), own.stars()), "not of the models");
        refused(
                new UserRecord(own.list(), List.of(new UserFactors(0, new float[3])), own.rated(), own.stars()),
                "rank 3");
    }

    private void refused(UserRecord user, String why) {
        assertThatThrownBy(() -> snapshot.check(user))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining(why);
    }
}
