package io.cinematch.jobs.lock;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Who holds a lock: what its file says.
 *
 * @param run on which they work
 * @param pid of the process, on its host
 * @param started when the process was started, as its system tells: another process may get the same id later; empty when
 *     it does not
 * @param since when they took the lock
 * @param beat how often they have said since that they are alive
 */
record Owner(String run, long pid, String host, String started, Instant since, long beat) {
    static Owner self(String run, Instant now) {
        ProcessHandle self = ProcessHandle.current();
        return new Owner(run, self.pid(), thisHost(), started(self), now.truncatedTo(ChronoUnit.SECONDS), 0);
    }

    Owner beats() {
        return new Owner(run, pid, host, started, since, beat + 1);
    }

    boolean holdsTheSameAs(Owner other) {
        return pid == other.pid
                && host.equals(other.host)
                && started.equals(other.started)
                && since.equals(other.since)
                && run.equals(other.run);
    }

    /** Whether the process is at work; nothing when it is on another host, from where nobody can tell. */
    Optional<Boolean> alive() {
        if (!host.equals(thisHost())) {
            return Optional.empty();
        }
        return Optional.of(ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> started(process).equals(started))
                .isPresent());
    }

    /** For people. */
    String told(Instant now) {
        return "process %d on %s, at work on run %s since %s (%d min)"
                .formatted(pid, host, run, since, Duration.between(since, now).toMinutes());
    }

    private static String started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("");
    }

    private static String thisHost() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "localhost";
        }
    }
}
