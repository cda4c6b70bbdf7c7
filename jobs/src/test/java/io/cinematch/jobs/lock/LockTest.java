package io.cinematch.jobs.lock;

import static org.assertj.core.api.Assertions.assertThat;

import io.cinematch.jobs.run.Storage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T03:00:00Z"), ZoneOffset.UTC);
    private static final Duration SOON = Duration.ofMillis(50);

    private final Storage storage = new Storage(new Configuration());

    @TempDir
    private Path folder;

    private String file() {
        return folder.resolve("runs/night.lock").toString();
    }

    private Optional<Lock> take(String run) {
        return Lock.take(storage, file(), run, CLOCK);
    }

    private static Owner elsewhere(String host, long pid) {
        return new Owner("theirs", pid, host, "", CLOCK.instant(), 0);
    }

    @Test
    void onlyOneHasItAndOthersAreToldWho() throws Exception {
        try (Lock first = take("mine").orElseThrow()) {
            assertThat(take("other")).isEmpty();
            Clock later = Clock.offset(CLOCK, Duration.ofMinutes(7));
            assertThat(Lock.holder(storage, file(), later).orElseThrow())
                    .startsWith(
                            "process %d on ".formatted(ProcessHandle.current().pid()))
                    .endsWith(", at work on run mine since 2026-01-01T03:00:00Z (7 min)");
        }
        assertThat(Lock.holder(storage, file(), CLOCK)).isEmpty();
        take("other").orElseThrow().close();
        try (Stream<Path> left = Files.list(folder.resolve("runs"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void oneLeftByAProcessThatIsGoneIsTakenOverAtOnce() throws Exception {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Owner self = Owner.self("mine", CLOCK.instant());
        storage.create(file(), json(elsewhere(self.host(), gone.pid())));
        assertThat(Lock.holder(storage, file(), CLOCK)).isEmpty();

        try (Lock taken = Lock.take(storage, file(), self, Duration.ofDays(1)).orElseThrow()) {
            assertThat(Files.readString(Path.of(file()))).contains("\"run\" : \"mine\"");
        }
    }

    /** Process ids come round again, soonest in a container, where everybody is process 1. */
    @Test
    void aProcessWithTheSameIdThatWasStartedLaterIsAnother() {
        Owner self = Owner.self("theirs", CLOCK.instant());
        Owner before = new Owner("theirs", self.pid(), self.host(), "2001-01-01T00:00:00Z", self.since(), 3);

        assertThat(self.alive()).contains(true);
        assertThat(before.alive()).contains(false);
    }

    @Test
    void oneOfAnotherHostIsTakenOverOnceItNoLongerChanges() throws Exception {
        storage.create(file(), json(elsewhere("far.example", 1)));
        assertThat(Lock.holder(storage, file(), CLOCK).orElseThrow()).contains("process 1 on far.example");

        try (Lock taken = Lock.take(storage, file(), Owner.self("mine", CLOCK.instant()), SOON)
                .orElseThrow()) {
            assertThat(Files.readString(Path.of(file()))).contains("\"run\" : \"mine\"");
        }
    }

    @Test
    void oneOfAnotherHostThatStillBeatsIsLeftAlone() throws Exception {
        Owner theirs = elsewhere("far.example", 1);
        storage.create(file(), json(theirs));
        ExecutorService they = Executors.newSingleThreadExecutor();
        Future<Optional<Lock>> waiting = they.submit(
                () -> Lock.take(storage, file(), Owner.self("mine", CLOCK.instant()), Duration.ofMinutes(5)));
        storage.write(file(), json(theirs.beats()));

        // Seen before or after it looked for the first time: either way there comes another beat.
        Owner beating = theirs.beats();
        while (!waiting.isDone()) {
            beating = beating.beats();
            storage.write(file(), json(beating));
        }

        assertThat(waiting.get()).isEmpty();
        assertThat(Files.readString(Path.of(file()))).contains("far.example");
        they.shutdownNow();
    }

    @Test
    void ofManyWhoFindOneLeftBehindOneTakesIt() throws Exception {
        for (int round = 0; round < 50; round++) {
            String file = folder.resolve("round" + round).toString();
            storage.create(
                    file,
                    json(new Owner("gone", 1, Owner.self("x", CLOCK.instant()).host(), "never", CLOCK.instant(), 0)));
            ExecutorService crowd = Executors.newFixedThreadPool(4);
            List<Callable<Optional<Lock>>> all = IntStream.range(0, 4)
                    .<Callable<Optional<Lock>>>mapToObj(n -> () -> Lock.take(storage, file, "r" + n, CLOCK))
                    .toList();
            List<Lock> taken = new java.util.ArrayList<>();
            for (Future<Optional<Lock>> one : crowd.invokeAll(all)) {
                one.get().ifPresent(taken::add);
            }
            crowd.shutdownNow();
            assertThat(taken).hasSize(1);
            taken.get(0).close();
        }
    }

    @Test
    void aFileThatIsBeingWrittenIsSomebodys() {
        storage.create(file(), "");

        assertThat(Lock.holder(storage, file(), CLOCK)).contains("a process that has just begun");
    }

    private static String json(Owner owner) {
        return new String(io.cinematch.model.release.Json.writePretty(owner), java.nio.charset.StandardCharsets.UTF_8);
    }
}
