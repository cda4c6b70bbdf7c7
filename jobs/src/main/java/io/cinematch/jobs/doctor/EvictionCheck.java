package io.cinematch.jobs.doctor;

import java.util.List;

/** Whether Redis may drop ratings or parts of a release to make room, and how near it is to being full. */
record EvictionCheck(RedisFacts redis, boolean ours) implements Check {
    private static final long MIB = 1L << 20;
    private static final double NEARLY_FULL = 0.8;

    @Override
    public List<Finding> look() {
        return List.of(new Finding("eviction", policy()), new Finding("room", room()));
    }

    private Outcome policy() {
        String policy = "maxmemory-policy " + redis.policy();
        if (redis.policy().equals("noeviction")) {
            return new Outcome.Well(policy + ": nothing is dropped");
        }
        String remedy = "redis-cli CONFIG SET maxmemory-policy noeviction, and CONFIG REWRITE";
        return redis.maxMemory() == 0
                ? new Outcome.Doubt(
                        policy + ": once it has a maxmemory it would drop ratings and parts of releases", remedy)
                : new Outcome.Ill(policy + ": when it is full it drops ratings and parts of releases", remedy);
    }

    private Outcome room() {
        String used = "%,d MiB used".formatted(redis.used() / MIB);
        if (redis.maxMemory() == 0) {
            String seen = used + ", no maxmemory: Redis may grow until the system kills it";
            return ours
                    ? new Outcome.Well(used + ", as much as the machine has")
                    : new Outcome.Doubt(
                            seen, "redis-cli CONFIG SET maxmemory 2gb, or what it may have, and CONFIG REWRITE");
        }
        String seen = "%s of %,d MiB (maxmemory)".formatted(used, redis.maxMemory() / MIB);
        return redis.used() > NEARLY_FULL * redis.maxMemory()
                ? new Outcome.Doubt(seen, "./cinematch prune removes old releases; or CONFIG SET maxmemory to more")
                : new Outcome.Well(seen);
    }
}
