package io.cinematch.model.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cinematch.model.release.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.HostAndPort;

class RedisAddressTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "redis://localhost,                      false, localhost, 6379, 0,  -,    -",
                "redis://127.0.0.1:7000/,                false, 127.0.0.1, 7000, 0,  -,    -",
                "rediss://r.example.org/12,              true,  r.example.org, 6379, 12, -, -",
                "redis://:secret@h,                      false, h,         6379, 0,  -,    secret",
                "redis://ann:secret@h:1/2,               false, h,         1,    2,  ann,  secret",
                "redis://a%3Ab:p%40s%2Fs%25+%C3%A9@h,    false, h,         6379, 0,  a:b,  p@s/s%+é",
                "redis://[::1]:7000/3,                   false, [::1],     7000, 3,  -,    -",
                "redis://ann:secret@[2001:db8::1],       false, [2001:db8::1], 6379, 0, ann, secret",
                "redis://my_redis:6379,                  false, my_redis,  6379, 0,  -,    -",
            })
    void readsEveryPart(String text, boolean tls, String host, int port, int database, String user, String password) {
        assertThat(RedisAddress.parse(text))
                .isEqualTo(new RedisAddress.One(
                        new RedisLogin(tls, user, password), new HostAndPort(host, port), database));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "redis-cluster://h                           | redis-cluster://h:6379",
                "redis-cluster://a:1,b,[::1]:3/              | redis-cluster://a:1,b:6379,[::1]:3",
                "rediss-cluster://ann:secret@a:1,my_node:2   | rediss-cluster://***@a:1,my_node:2",
                "redis-sentinel://h/mymaster                 | redis-sentinel://h:26379/mymaster/0",
                "redis-sentinel://:secret@a:1,b/my-master/7  | redis-sentinel://***@a:1,b:26379/my-master/7",
                "rediss-sentinel://h:1/m/                    | rediss-sentinel://h:1/m/0",
            })
    void readsClustersAndSentinels(String text, String shown) {
        RedisAddress address = RedisAddress.parse(text);
        assertThat(address).hasToString(shown);
        assertThat(new String(Json.write(address), StandardCharsets.UTF_8)).isEqualTo("\"" + shown + "\"");
        assertThat(address.login().tls()).isEqualTo(text.startsWith("rediss"));
        assertThat(address.login().password()).isEqualTo(text.contains("secret") ? "secret" : null);
        assertThat(address.isPlainLoopback()).isFalse();
    }

    /** A Spark task carries it. */
    @ParameterizedTest
    @ValueSource(strings = {"redis://:secret@h/1", "redis-cluster://:secret@a,b", "redis-sentinel://:secret@a,b/m"})
    void travels(String text) throws Exception {
        RedisAddress address = RedisAddress.parse(text);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ObjectOutputStream(bytes).writeObject(address);
        assertThat(new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject())
                .isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "secret",
                "http://u:secret@h",
                "redis:secret",
                "redis://",
                "redis://:secret@",
                "redis://secret@h",
                "redis://ann:@h",
                "redis://ann:se cret@h",
                "redis://ann:se%cret@h",
                "redis://ann:12#secret@h",
                "redis://ann:12?secret@h",
                "redis://ann:12/secret@h",
                "redis://ann:se@cret@h",
                "redis://ann:secret@h:0",
                "redis://ann:secret@h:65536",
                "redis://ann:secret@h:x",
                "redis://ann:secret@h/x",
                "redis://ann:secret@h/12345",
                "redis://ann:secret@h/0?secret",
                "redis://ann:secret@h/0#secret",
                "redis://ann:secret@a,b",
                "redis-cluster://ann:secret@",
                "redis-cluster://ann:secret@a,,b",
                "redis-cluster://ann:secret@a, b",
                "redis-cluster://ann:secret@a/1",
                "redis-cluster://a:1,ann:secret@b",
                "redis-cluster://ann:12/secret@a,b",
                "redis-sentinel://ann:secret@a",
                "redis-sentinel://ann:secret@a/",
                "redis-sentinel://ann:secret@a/m/x",
                "redis-sentinel://ann:secret@a/m?secret",
                "redis-sentinel://ann:secret@a/1/2/3",
                "redis-replica://ann:secret@a",
            })
    void refusesWithoutRepeating(String text) {
        assertThatThrownBy(() -> RedisAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContainingAny("secret", "cret", "ann")
                .hasNoCause();
    }

    @Test
    void neitherItsTextNorItsJsonShowsThePassword() {
        RedisAddress address = RedisAddress.parse("rediss://ann:s%65cret@h:7000/2");
        assertThat(address.login().password()).isEqualTo("secret");
        assertThat(address).hasToString("rediss://***@h:7000/2");
        assertThat(new String(Json.write(address), StandardCharsets.UTF_8)).isEqualTo("\"rediss://***@h:7000/2\"");
    }

    @Test
    void onlyAPlainLoopbackAddressIsOneToStartAServerAt() {
        assertThat(RedisAddress.parse("redis://127.0.0.1:7000").isPlainLoopback())
                .isTrue();
        assertThat(RedisAddress.parse("redis://localhost").isPlainLoopback()).isTrue();
        assertThat(RedisAddress.parse("redis://[::1]").isPlainLoopback()).isTrue();
        assertThat(RedisAddress.parse("rediss://127.0.0.1").isPlainLoopback()).isFalse();
        assertThat(RedisAddress.parse("redis://:x@127.0.0.1").isPlainLoopback()).isFalse();
        assertThat(RedisAddress.parse("redis://example.org").isPlainLoopback()).isFalse();
    }
}
