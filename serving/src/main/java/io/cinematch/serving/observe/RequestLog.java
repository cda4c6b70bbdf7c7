package io.cinematch.serving.observe;

import io.cinematch.model.settings.ServeSettings;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.logging.log4j.message.StringMapMessage;

/** One line for each request. Slow and degraded ones, and failures on our side, are warnings: they stand out. */
public final class RequestLog {
    private static final Logger LOG = LogManager.getLogger("requests");

    private final ServeSettings.Log settings;

    public RequestLog(ServeSettings.Log settings) {
        this.settings = settings;
    }

    void write(Seen seen) {
        boolean slow = seen.millis() > settings.slow().toMillis();
        Level level = slow || seen.degraded() || seen.status() >= 500 ? Level.WARN : Level.INFO;
        if (settings.format() == ServeSettings.Format.JSON) {
            LOG.log(level, fields(seen, slow));
        } else {
            LOG.log(level, text(seen, slow));
        }
    }

    static String text(Seen seen, boolean slow) {
        StringBuilder line = new StringBuilder(80)
                .append(seen.method())
                .append(' ')
                .append(seen.route())
                .append(' ')
                .append(seen.status())
                .append(' ')
                .append(micros(seen) / 1000.0)
                .append(" ms");
        if (!seen.source().equals("none")) {
            line.append(' ').append(seen.source());
        }
        return line.append(seen.degraded() ? " DEGRADED" : "")
                .append(slow ? " SLOW" : "")
                .toString();
    }

    private static StringMapMessage fields(Seen seen, boolean slow) {
        return new StringMapMessage()
                .with("method", seen.method())
                .with("route", seen.route())
                .with("status", seen.status())
                .with("ms", micros(seen) / 1000.0)
                .with("source", seen.source())
                .with("degraded", seen.degraded())
                .with("slow", slow);
    }

    private static long micros(Seen seen) {
        return Math.round(seen.millis() * 1000);
    }
}
