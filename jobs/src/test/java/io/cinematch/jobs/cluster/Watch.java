package io.cinematch.jobs.cluster;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Waits for what processes write to their logs, not for time to pass. */
final class Watch {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private Watch() {}

    /** The first match in a process's log, as soon as it is there; fails when the process ends without one. */
    static Matcher until(Path log, Process writer, Pattern said) throws IOException {
        Instant latest = Instant.now().plus(PATIENCE);
        while (true) {
            boolean running = writer.isAlive();
            String text = Files.exists(log) ? Files.readString(log) : "";
            Matcher matcher = said.matcher(text);
            if (matcher.find()) {
                return matcher;
            }
            if (!running || Instant.now().isAfter(latest)) {
                return fail("'%s' was not said:%n%s", said, text);
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
