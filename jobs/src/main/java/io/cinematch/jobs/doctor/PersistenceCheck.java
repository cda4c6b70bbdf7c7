package io.cinematch.jobs.doctor;

import java.util.List;

/** Whether ratings that were acknowledged survive the end of Redis. */
record PersistenceCheck(RedisFacts redis) implements Check {
    @Override
    public List<Finding> look() {
        return List.of(new Finding("durability", outcome()));
    }

    private Outcome outcome() {
        if (!redis.writable()) {
            return new Outcome.Ill(
                    "Redis could not write to its disk the last time it tried",
                    "Make room where it keeps its files; its log and redis-cli INFO persistence say more.");
        }
        if (!redis.appendOnly()) {
            return new Outcome.Ill(
                    "appendonly no: Redis forgets ratings it has acknowledged when it ends",
                    "redis-cli CONFIG SET appendonly yes; then CONFIG SET appendfsync always, and CONFIG REWRITE");
        }
        return switch (redis.fsync().orElse("")) {
            case "always" -> new Outcome.Well("appendonly yes, appendfsync always: acknowledged is on disk");
            case "everysec" ->
                new Outcome.Well("appendonly yes, appendfsync everysec: loss of power takes up to two seconds");
            case "" -> new Outcome.Well("appendonly yes; when it forces writes to disk it may not be asked");
            default ->
                new Outcome.Doubt(
                        "appendonly yes, appendfsync no: loss of power takes what the system had not written",
                        "redis-cli CONFIG SET appendfsync everysec (or always), and CONFIG REWRITE");
        };
    }
}
