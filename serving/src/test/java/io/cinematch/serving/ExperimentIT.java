package io.cinematch.serving;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cinematch.model.experiment.Buckets;
import io.cinematch.model.experiment.Exposure;
import io.cinematch.model.store.Keys;
import io.cinematch.model.store.RealRedis;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.StreamEntryID;

class ExperimentIT {
    @RegisterExtension
    static final RealRedis REDIS = new RealRedis();

    private static final Map<String, Double> ARMS = Map.of("two-heads", 1.0, "als", 1.0);
    private static final int USERS = 40;

    @TempDir
    static Path folder;

    private static LiveService service;

    @BeforeAll
    static void start() {
        SmallRelease.publish(REDIS.client(), "champion", "two-heads", 0);
        SmallRelease.publish(REDIS.client(), "challenger", "als", 0);
        service = new LiveService(REDIS.address(), folder, """
                publish.variants = [two-heads, als]
                serve.experiment { salt = may, arms { two-heads = 1, als = 1 } }
                """);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void everyUserIsServedTheArmTheyAreDealtOnEveryRoute() {
        Buckets buckets = new Buckets("may", ARMS);
        int challengers = 0;
        for (long user = 1; user <= USERS; user++) {
            String arm = buckets.of(user);
            String release = arm.equals("als") ? "challenger" : "champion";
            JsonNode list = service.get("/recommend?user_id=" + user).json();
            assertThat(list.get("variant").asText()).isEqualTo(arm);
            assertThat(list.get("release").asText()).isEqualTo(release);
            assertThat(service.get("/user/%d/stats".formatted(user))
                            .json()
                            .get("release")
                            .asText())
                    .isEqualTo(release);
            assertThat(service.rate(user, 10, 4).json().get("variant").asText()).isEqualTo(arm);
            challengers += arm.equals("als") ? 1 : 0;
        }
        assertThat(challengers).isBetween(1, USERS - 1);
    }

    @Test
    void whatIsShownIsWrittenDownWithTheSaltOfTheExperiment() {
        service.get("/recommend?user_id=1");
        Eventually.until("it is written", () -> REDIS.client().xlen(Keys.EXPOSURES) > 0);
        assertThat(REDIS.client().xrange(Keys.EXPOSURES, (StreamEntryID) null, null))
                .extracting(entry -> Exposure.of(entry.getFields()))
                .allSatisfy(shown -> assertThat(shown.salt()).isEqualTo("may"))
                .filteredOn(Exposure::assigned)
                .allSatisfy(shown -> assertThat(shown.variant()).isEqualTo(new Buckets("may", ARMS).of(shown.user())));
    }

    @Test
    void aVariantCanBeAskedForByName() {
        for (long user = 1; user <= 4; user++) {
            assertThat(service.get("/recommend?variant=als&user_id=" + user)
                            .json()
                            .get("release")
                            .asText())
                    .isEqualTo("challenger");
        }
    }
}
