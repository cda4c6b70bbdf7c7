package io.cinematch.model.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoredSizeIT {
    @RegisterExtension
    static final RealRedis REDIS = new RealRedis(Durability.NONE);

    @BeforeEach
    void empty() {
        REDIS.client().flushAll();
    }

    /** Sizes from {@code include/jemalloc/internal/size_classes.h} of jemalloc 5.1, as Redis 6.2 builds it. */
    @ParameterizedTest
    @CsvSource({
        "1,8",
        "8,8",
        "9,16",
        "20,24",
        "64,64",
        "65,80",
        "80,80",
        "128,128",
        "129,160",
        "1000,1024",
        "1025,1280",
        "2049,2560",
        "14336,14336",
        "14337,16384",
        "16385,20480",
        "1048577,1310720"
    })
    void theAllocatorRoundsUp(long bytes, long allocated) {
        assertThat(StoredSize.allocated(bytes)).isEqualTo(allocated);
    }

    /** Just past a power of two the table of keys is as large as it gets for so many. */
    @ParameterizedTest
    @CsvSource({"20000,1200", "33000,300", "5000,9000"})
    void theForecastIsWhatRedisTakesOrALittleMore(int keys, int largest) {
        Random random = new Random(1);
        long before = RedisMemory.of(REDIS.client()).used();
        long forecast = 0;
        try (CheckedPipeline pipeline = new CheckedPipeline(REDIS.client())) {
            for (int user = 1; user <= keys; user++) {
                String key = Keys.user(user, "20260101-030000-two-heads");
                byte[] value = new byte[largest / 2 + random.nextInt(largest / 2)];
                forecast += StoredSize.of(key.length(), value.length);
                pipeline.set(key, value);
            }
            pipeline.flush();
        }
        long taken = RedisMemory.of(REDIS.client()).used() - before;

        assertThat((double) forecast / taken).as("%,d of %,d", forecast, taken).isBetween(1.0, 1.12);
    }

    @Test
    void redisTellsItsMemory() {
        REDIS.client().configSet("maxmemory", "123456789");
        try {
            RedisMemory memory = RedisMemory.of(REDIS.client());
            assertThat(memory.max()).isEqualTo(123_456_789);
            assertThat(memory.used()).isPositive();
            assertThat(memory.free()).isEqualTo(123_456_789 - memory.used());
        } finally {
            REDIS.client().configSet("maxmemory", "0");
        }
        RedisMemory unlimited = RedisMemory.of(REDIS.client());
        assertThat(unlimited.limit()).isEqualTo(unlimited.machine()).isPositive();
        assertThat(RedisMemory.parse("# Memory\r\nused_memory:7\r\n").limit()).isEqualTo(Long.MAX_VALUE);
    }
}
