package io.cinematch.jobs.releases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cinematch.jobs.cli.JobsCommand;
import io.cinematch.jobs.cli.Surroundings;
import io.cinematch.model.catalogue.Movie;
import io.cinematch.model.cli.CommandRunner;
import io.cinematch.model.console.Console;
import io.cinematch.model.foldin.Missing;
import io.cinematch.model.foldin.Regularisation;
import io.cinematch.model.release.Checksum;
import io.cinematch.model.release.Done;
import io.cinematch.model.release.Head;
import io.cinematch.model.release.HeadModel;
import io.cinematch.model.release.ItemTable;
import io.cinematch.model.release.LogPosition;
import io.cinematch.model.release.Manifest;
import io.cinematch.model.score.ItemFactors;
import io.cinematch.model.store.ActiveReleases;
import io.cinematch.model.store.Author;
import io.cinematch.model.store.Durability;
import io.cinematch.model.store.Keys;
import io.cinematch.model.store.Move;
import io.cinematch.model.store.MoveNote;
import io.cinematch.model.store.PublisherLock;
import io.cinematch.model.store.RealRedis;
import io.cinematch.model.store.ReleaseStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code releases}, {@code rollback} and {@code prune} as typed, on three nights' releases in a real Redis. */
class ReleaseCommandsIT {
    @RegisterExtension
    static final RealRedis REDIS = new RealRedis(Durability.NONE);

    private static final Instant FIRST = Instant.parse("2026-01-01T03:00:00Z");
    private static final int USERS = 7;

    @TempDir
    private Path home;

    private final StringWriter errors = new StringWriter();
    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private final ActiveReleases pointer = new ActiveReleases(REDIS.client());

    @BeforeEach
    void threeNights() {
        REDIS.client().flushAll();
        for (int night = 1; night <= 3; night++) {
            write("n" + night, night);
            pointer.move("two-heads", pointer.of("two-heads"), "n" + night, new MoveNote(at(night), "ada@x", "run"));
        }
    }

    private static Instant at(int night) {
        return FIRST.plus(Duration.ofDays(night));
    }

    private static void write(String id, int night) {
        ReleaseStore store = new ReleaseStore(REDIS.client());
        store.writeUsers(
                id,
                LongStream.rangeClosed(1, USERS)
                        .mapToObj(user -> new ReleaseStore.EncodedUser(user, new byte[20]))
                        .iterator());
        Checksum items = store.writeItems(
                id,
                new ItemTable(
                        new int[] {1}, new int[] {1}, List.of(new ItemFactors(3, 1, new float[1], new float[1]))));
        HeadModel model =
                new HeadModel(List.of(Head.RANK, Head.STARS), "bias", 1, 3, Regularisation.of(1), Missing.NONE);
        store.finish(
                new Manifest(
                        id,
                        "run-of-" + id,
                        "two-heads",
                        at(night),
                        at(night),
                        LogPosition.NONE,
                        List.of(model),
                        "plain",
                        Map.of(),
                        1,
                        1,
                        store.writeCatalogue(List.of(new Movie(1, "Film of " + night, 2000, List.of(), "", ""))),
                        10),
                new Done(USERS, 1, 140, "c", items.hex()));
    }

    private int run(String... arguments) {
        told.reset();
        Surroundings around = new Surroundings(
                new Console(new PrintStream(told, true, StandardCharsets.UTF_8), false),
                Clock.fixed(at(4), ZoneOffset.UTC),
                Map.of("CINEMATCH_REDIS_URL", REDIS.address().toString(), "CINEMATCH_DATA_DIR", home.toString()),
                home,
                URI.create("http://127.0.0.1:1/"));
        CommandLine command = JobsCommand.create(around);
        command.setErr(new PrintWriter(errors, true));
        return CommandRunner.run(command, arguments);
    }

    private String told() {
        return told.toString(StandardCharsets.UTF_8);
    }

    private static long keysOf(String release) {
        return REDIS.client().keys("cm:*rel:" + release + "*").size();
    }

    @Test
    void releasesAreListedWithWhoMovedThePointer() throws IOException {
        REDIS.client().set(Keys.user(1, "n0"), "half");
        Path json = home.resolve("releases.json");

        assertThat(run("releases", "--json", json.toString()))
                .as(errors.toString())
                .isZero();

        assertThat(told())
                .contains("n3")
                .contains("served before")
                .contains("incomplete")
                .contains("ada@x: run");
        JsonNode found = new ObjectMapper().readTree(json.toFile());
        assertThat(found.at("/releases").findValuesAsText("id")).containsExactly("n3", "n2", "n1", "n0");
        assertThat(found.at("/releases").findValuesAsText("status"))
                .containsExactly("ACTIVE", "SERVED_BEFORE", "SERVED_BEFORE", "INCOMPLETE");
        assertThat(found.at("/releases/0/run").asText()).isEqualTo("run-of-n3");
        assertThat(found.at("/releases/0/users").asInt()).isEqualTo(USERS);
        assertThat(found.at("/history")).hasSize(3);
    }

    @Test
    void rollingBackGoesOneReleaseFurtherEachTimeAndKeepsWhoAndWhy() {
        assertThat(run("rollback", "--why", "bad lists")).as(errors.toString()).isZero();
        assertThat(told()).contains("two-heads: n2 is active, in place of n3");
        assertThat(run("rollback", "--why", "worse")).isZero();

        assertThat(pointer.of("two-heads")).contains("n1");
        assertThat(pointer.history().get(3))
                .isEqualTo(new Move(at(4), "two-heads", Optional.of("n3"), "n2", Author.here(), "rollback: bad lists"));
        assertThat(run("rollback", "--why", "still")).isEqualTo(4);
        assertThat(errors.toString()).contains("nothing was served before n1").contains("./cinematch releases");
        assertThat(run("rollback", "--to", "n3", "--why", "it was the network")).isZero();
        assertThat(pointer.of("two-heads")).contains("n3");
    }

    @Test
    void aReleaseThatIsDamagedIsPassedOverAndNamed() {
        REDIS.client().del(Keys.items("n2", 0));

        assertThat(run("rollback", "--why", "bad lists")).isZero();

        assertThat(pointer.of("two-heads")).contains("n1");
        assertThat(told()).contains("passed over: n2 cannot be loaded");
        assertThat(run("rollback", "--to", "n2", "--why", "x")).isEqualTo(4);
        assertThat(run("rollback", "--to", "nowhere", "--why", "x")).isEqualTo(4);
        assertThat(run("rollback", "--variant", "als", "--why", "x")).isEqualTo(4);
        assertThat(run("rollback", "--why", " ")).isEqualTo(2);
        assertThat(run("rollback")).isEqualTo(2);
        assertThat(pointer.of("two-heads")).contains("n1");
    }

    @Test
    void pruningRemovesTheOldAndWrecksAndWhatOnlyTheyNamed() {
        REDIS.client().set(Keys.user(1, "n0"), "half");
        REDIS.client().set(Keys.live(1), "rating");
        long keys = REDIS.client().dbSize();

        assertThat(run("prune", "--keep", "1", "--dry-run"))
                .as(errors.toString())
                .isZero();
        assertThat(told().lines())
                .containsExactly("would remove n1", "would remove n2", "would remove n0, which was left incomplete");
        assertThat(REDIS.client().dbSize()).isEqualTo(keys);

        assertThat(run("prune", "--keep", "1")).isZero();

        assertThat(List.of(keysOf("n0"), keysOf("n1"), keysOf("n2"))).containsOnly(0L);
        assertThat(new ReleaseStore(REDIS.client()).load("n3").movies())
                .extracting(Movie::title)
                .containsExactly("Film of 3");
        assertThat(REDIS.client().keys("cm:catalogue:*")).hasSize(1);
        assertThat(REDIS.client().exists(Keys.live(1))).isTrue();
        assertThat(run("prune", "--keep", "1")).isZero();
        assertThat(told()).contains("nothing to remove");
        assertThat(run("prune", "--keep", "0")).isEqualTo(2);
    }

    @Test
    void whatWasRolledBackToAndFromIsNotPruned() {
        assertThat(run("rollback", "--to", "n1", "--why", "x")).isZero();

        assertThat(run("prune", "--keep", "1")).isZero();

        assertThat(told().lines()).containsExactly("removed n2");
        assertThat(new ReleaseStore(REDIS.client()).load("n1").done().users()).isEqualTo(USERS);
        assertThat(new ReleaseStore(REDIS.client()).load("n3").done().users()).isEqualTo(USERS);
    }

    @Test
    void nothingIsRemovedOrMovedWhileSomebodyPublishes() {
        try (PublisherLock other = PublisherLock.take(REDIS.client(), "publishing run n4", at(4))) {
            assertThat(run("prune")).isEqualTo(1);
            assertThat(errors.toString()).contains("has been publishing run n4 since 2026-01-05T03:00:00Z");
            assertThat(run("releases")).isZero();
            assertThat(told()).contains("publishing run n4");
        }
        assertThat(run("prune")).isZero();
    }
}
