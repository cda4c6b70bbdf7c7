package io.cinematch.model.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.UnifiedJedis;

class SentinelsIT {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    @RegisterExtension
    final RealSentinel redis = new RealSentinel();

    @TempDir
    Path folder;

    @Test
    void theirPrimaryIsUsedAndDeadOnesAmongThemArePassedOver() {
        HostAndPort nobody = new HostAndPort("127.0.0.1", 1);
        RedisAddress.Sentinel address = at(redis.address().login(), "mymaster", List.of(nobody, sentinel()));
        try (LocalRedis found = LocalRedis.ensure(address, folder, Durability.ALWAYS);
                UnifiedJedis client = Redis.pool(address, TIMEOUT, 1);
                UnifiedJedis primary = Redis.pool(redis.first().address(), TIMEOUT, 1)) {
            assertThat(found.started()).isFalse();
            client.set("a", "b");
            assertThat(primary.get("a")).isEqualTo("b");
        }
    }

    @Test
    void aNameTheyDoNotKnowIsToldAndSoIsThatNoneAnswers() {
        assertThat(refused(at(redis.address().login(), "nobody", List.of(sentinel()))))
                .hasMessageContaining("know no service of this name")
                .hasMessageContaining("/nobody/0");
        assertThat(refused(at(redis.address().login(), "mymaster", List.of(new HostAndPort("127.0.0.1", 1)))))
                .hasMessageContaining("No Redis answers at redis-sentinel://127.0.0.1:1/mymaster/0");
    }

    @Test
    void whereTheyInsistOnAPasswordTheyAreGivenThatOfRedis() {
        redis.tellSentinel("ACL", "SETUSER", "default", "resetpass", ">topsecret");
        RedisLogin right = new RedisLogin(false, null, "topsecret");
        RedisLogin wrong = new RedisLogin(false, null, "wrongsecret");

        assertThat(Sentinels.primary(at(right, "mymaster", List.of(sentinel())), TIMEOUT))
                .contains(redis.first().address().node());
        for (RedisLogin login : List.of(wrong, redis.address().login())) {
            CineMatchException e = refused(at(login, "mymaster", List.of(sentinel())));
            assertThat(e.remedy()).contains("password");
            for (Throwable t = e; t != null; t = t.getCause()) {
                assertThat(t.toString()).doesNotContain("topsecret", "wrongsecret");
            }
        }
    }

    private HostAndPort sentinel() {
        return redis.address().nodes().get(0);
    }

    private static RedisAddress.Sentinel at(RedisLogin login, String service, List<HostAndPort> nodes) {
        return new RedisAddress.Sentinel(login, nodes, service, 0);
    }

    private CineMatchException refused(RedisAddress address) {
        CineMatchException e = catchThrowableOfType(
                CineMatchException.class, () -> LocalRedis.ensure(address, folder, Durability.ALWAYS));
        assertThat(e.exit()).isEqualTo(ExitCode.STORE);
        return e;
    }
}
