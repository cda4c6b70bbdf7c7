package io.cinematch.serving.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.cinematch.model.settings.ServeSettings;
import io.cinematch.serving.http.ProblemException;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.javalin.http.Context;
import java.time.Duration;

/**
 * How often one may ask. Each limit remembers a bounded number of users or addresses and forgets the ones that have been
 * quiet for longest, whose buckets are full again anyway; requests beyond that evict each other, never grow.
 */
public final class RateLimits {
    static final int REMEMBERED = 50_000;

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final boolean counting;
    private final ClientAddress client;
    private final Limit users;
    private final Limit addresses;
    private final Limit logins;

    public RateLimits(ServeSettings serve) {
        this(serve, new ClientAddress(serve.proxyHops()), TimeMeter.SYSTEM_NANOTIME);
    }

    RateLimits(ServeSettings serve, ClientAddress client, TimeMeter time) {
        this.client = client;
        counting = serve.auth().users() == ServeSettings.Users.REQUIRED;
        users = new Limit(serve.limits().perUser(), SECOND, time, "user");
        addresses = new Limit(serve.limits().perAddress(), SECOND, time, "address");
        logins = new Limit(serve.limits().logins(), MINUTE, time, "address or user, for signing in,");
    }

    /** @throws ProblemException when this user asks too often */
    void user(long user) {
        if (counting) {
            users.take(Long.toString(user));
        }
    }

    /** @throws ProblemException when too much comes from where this comes from */
    void address(Context ctx) {
        if (counting) {
            addresses.take(client.of(ctx));
        }
    }

    /** @throws ProblemException when too many come from there to sign in or to join */
    public void loginFrom(Context ctx) {
        logins.take("from " + client.of(ctx));
    }

    /** @throws ProblemException when too many try to sign in as this user */
    public void loginAs(long user) {
        logins.take("as " + user);
    }

    /** How many users are remembered. */
    long remembered() {
        users.buckets.cleanUp();
        return users.buckets.estimatedSize();
    }

    /** So many at once, and as many again in each period. */
    private record Limit(Cache<String, Bucket> buckets, int most, Duration period, TimeMeter time, String whose) {
        Limit(int most, Duration period, TimeMeter time, String whose) {
            this(
                    Caffeine.newBuilder()
                            .maximumSize(REMEMBERED)
                            .ticker(time::currentTimeNanos)
                            .expireAfterAccess(period.multipliedBy(2))
                            .build(),
                    most,
                    period,
                    time,
                    whose);
        }

        void take(String key) {
            ConsumptionProbe probe = buckets.get(key, any -> bucket()).tryConsumeAndReturnRemaining(1);
            if (!probe.isConsumed()) {
                throw ProblemException.tooMany(
                        "This %s is allowed %d requests %s, and had them."
                                .formatted(whose, most, period.equals(SECOND) ? "a second" : "a minute"),
                        Duration.ofNanos(probe.getNanosToWaitForRefill()));
            }
        }

        private Bucket bucket() {
            return Bucket.builder()
                    .addLimit(limit -> limit.capacity(most).refillGreedy(most, period))
                    .withCustomTimePrecision(time)
                    .build();
        }
    }
}
