package io.cinematch.jobs.doctor;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a Redis is one that CineMatch is tested with. */
record RedisVersionCheck(RedisFacts redis, String where) implements Check {
    private static final Pattern VERSION = Pattern.compile("(\\d{1,6})\\.(\\d{1,6})(\\..*)?");
    private static final int OLDEST = 6_02;

    @Override
    public List<Finding> look() {
        return List.of(new Finding("Redis", outcome()));
    }

    private Outcome outcome() {
        String seen = "%s %s".formatted(redis.version(), where);
        Matcher parts = VERSION.matcher(redis.version());
        if (!parts.matches()) {
            return new Outcome.Doubt(seen, "It does not tell which version it is: 6.2 or newer is needed.");
        }
        int version = 100 * Integer.parseInt(parts.group(1)) + Integer.parseInt(parts.group(2));
        if (version < OLDEST) {
            return new Outcome.Ill(
                    seen, "Take a Redis 6.2 or newer; without one at a loopback address CineMatch brings its own.");
        }
        return new Outcome.Well(seen);
    }
}
