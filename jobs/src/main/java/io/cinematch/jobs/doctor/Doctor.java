package io.cinematch.jobs.doctor;

import io.cinematch.model.settings.Settings;
import java.time.Clock;
import java.util.List;

/** Looks at what a night and the service need. */
public final class Doctor {
    private final List<Check> checks;

    public Doctor(Settings settings, Clock clock) {
        this(List.of(
                new JavaCheck(Host.ofProcess()),
                new MemoryCheck(Host.ofProcess()),
                new DiskCheck(settings.localFolder()),
                new DataCheck(settings.localFolder()),
                new RedisCheck(settings, clock),
                new PortCheck(settings.serve().host(), settings.serve().port()),
                ClusterCheck.of(settings)));
    }

    Doctor(List<Check> checks) {
        this.checks = List.copyOf(checks);
    }

    public List<Finding> examine() {
        return checks.stream().flatMap(check -> check.look().stream()).toList();
    }
}
