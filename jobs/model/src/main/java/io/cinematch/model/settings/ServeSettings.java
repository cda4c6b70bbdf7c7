package io.cinematch.model.settings;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What configures the live service; each key is explained under {@code serve} in {@code conf/cinematch.conf}.
 *
 * @param variant whose active release is served to users who are in no experiment
 * @param minRatings with fewer a user is shown what is popular
 * @param deadline longest that a request waits for Redis, all its commands together
 * @param drain how long a service told to stop still takes requests, while it says that it is not ready
 * @param exposures about how many records of what was shown are kept; 0 for none
 * @param names host names that requests may call the service by, beside those of loopback
 * @param tls whether clients reach it over TLS, ended by a proxy before it
 * @param proxyHops how many proxies before it add to {@code X-Forwarded-For}
 */
public record ServeSettings(
        String host,
        int port,
        String variant,
        int minRatings,
        Duration deadline,
        Duration drain,
        int exposures,
        Experiment experiment,
        Auth auth,
        List<String> names,
        boolean tls,
        int proxyHops,
        Limits limits,
        Log log,
        Tmdb tmdb) {

    /**
     * Which users are shown which variant.
     *
     * @param salt names the experiment: another one deals users anew
     * @param arms variant to weight; empty when there is no experiment
     */
    public record Experiment(String salt, Map<String, Double> arms) {}

    public enum Users {
        /** Anybody may act as any user: for loopback alone. */
        OPEN,
        /** A session or an API key is needed. */
        REQUIRED
    }

    /**
     * Who is let in.
     *
     * @param session how long a session lasts after its last use
     */
    public record Auth(Users users, Duration session, Secret adminSecret, List<ApiKey> apiKeys) {}

    /** What an API key may do. */
    public enum Scope {
        READ,
        WRITE,
        METRICS
    }

    /**
     * A key of a program that acts for any user.
     *
     * @param sha256 of the key, in hexadecimal digits
     */
    public record ApiKey(String name, String sha256, Set<Scope> scopes) {}

    /**
     * Most requests, where users have to say who they are.
     *
     * @param perUser a second
     * @param perAddress a second
     * @param logins attempts a minute, for each address and for each user
     */
    public record Limits(int perUser, int perAddress, int logins) {}

    public enum Target {
        FILE,
        CONSOLE
    }

    public enum Format {
        TEXT,
        JSON
    }

    /** @param slow requests that take longer are logged as warnings */
    public record Log(Target to, Format format, Duration slow) {}

    /**
     * The Movie Database, for posters and what movies are about.
     *
     * @param apiKey not set: TMDB is never called
     * @param url of its API
     * @param imageUrl what the path of a poster is put behind
     * @param timeout longest that a request waits for it
     * @param perSecond most calls
     */
    public record Tmdb(Secret apiKey, URI url, URI imageUrl, Duration timeout, int perSecond) {}
}
