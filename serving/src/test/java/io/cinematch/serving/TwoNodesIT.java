package io.cinematch.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.cinematch.model.store.Keys;
import io.cinematch.model.store.RealRedis;
import io.cinematch.serving.LiveService.Reply;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.resps.StreamEntry;

/** Two services on one Redis, as behind a load balancer. */
class TwoNodesIT {
    @RegisterExtension
    static final RealRedis REDIS = new RealRedis();

    private static final int WRITERS = 16;
    private static final int EACH = 20;

    @TempDir
    static Path folder;

    private static List<LiveService> nodes;

    @BeforeAll
    static void start() {
        SmallRelease.publish(REDIS.client(), "r1");
        nodes = List.of(new LiveService(REDIS.address(), folder), new LiveService(REDIS.address(), folder));
    }

    @AfterAll
    static void stop() {
        nodes.forEach(LiveService::close);
    }

    @Test
    void sixteenWritersOnEachOfTwoNodesLoseNothingOfOneUser() throws Exception {
        long user = 900001;
        ExecutorService threads = Executors.newFixedThreadPool(2 * WRITERS);
        List<Future<?>> all = new ArrayList<>();
        for (int w = 0; w < 2 * WRITERS; w++) {
            int writer = w;
            all.add(threads.submit(() -> {
                for (int k = 0; k < EACH; k++) {
                    int movie = 10 * (1 + (writer * EACH + k) % SmallRelease.ITEMS);
                    assertThat(nodes.get(writer % 2)
                                    .rate(user, movie, 0.5 + writer % 10 / 2.0)
                                    .status())
                            .isEqualTo(200);
                }
            }));
        }
        for (Future<?> one : all) {
            one.get();
        }
        threads.shutdown();

        long changes = 2L * WRITERS * EACH;
        assertThat(log(user))
                .extracting(entry -> Long.parseLong(entry.get("seq")))
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, changes).boxed().toList());
        Map<String, String> live = REDIS.client().hgetAll(Keys.live(user));
        assertThat(live).hasSize(SmallRelease.ITEMS + 1).containsEntry("seq", Long.toString(changes));
        // What is kept of a movie is what the log says last of it.
        for (Map<String, String> entry : log(user)) {
            String kept = live.get(entry.get("movie"));
            assertThat(Long.parseLong(kept.split("\\|")[2])).isGreaterThanOrEqualTo(Long.parseLong(entry.get("seq")));
        }
        for (LiveService node : nodes) {
            assertThat(node.get("/user/%d/stats".formatted(user))
                            .json()
                            .get("ratings_total")
                            .asInt())
                    .isEqualTo(SmallRelease.ITEMS);
        }
    }

    /** A node keeps what it worked out of a user; the other one's writes must still be seen at once. */
    @Test
    void theNextRequestOnTheOtherNodeKnowsTheRating() {
        long user = 900002;
        for (int k = 1; k <= 40; k++) {
            LiveService writer = nodes.get(k % 2);
            LiveService reader = nodes.get((k + 1) % 2);
            assertThat(writer.rate(user, 10 * k, 4).status()).isEqualTo(200);
            Reply list = reader.get("/recommend?user_id=%d&n=100".formatted(user));
            assertThat(list.movies()).doesNotContain(10 * k);
            assertThat(list.json().get("source").asText()).isEqualTo(k < 5 ? "popular" : "folded-in");
            assertThat(list.json().get("ratings_used").asInt()).isEqualTo(k < 5 ? 0 : k);
        }
        nodes.get(0).delete("/rate?user_id=%d&movie_id=10".formatted(user));
        assertThat(nodes.get(1)
                        .get("/recommend?user_id=%d&n=100".formatted(user))
                        .movies())
                .contains(10);
        nodes.get(0).delete("/user/%d".formatted(user));
        assertThat(nodes.get(1)
                        .get("/recommend?user_id=%d".formatted(user))
                        .json()
                        .get("source")
                        .asText())
                .isEqualTo("popular");
    }

    @Test
    void aUserOfTheDataSetWhoIsForgottenOnOneNodeIsForgottenOnTheOther() {
        assertThat(nodes.get(1)
                        .get("/recommend?user_id=2")
                        .json()
                        .get("user_id")
                        .asInt())
                .isEqualTo(2);
        assertThat(nodes.get(1).get("/user/2/stats").json().get("in_training").asBoolean())
                .isTrue();
        nodes.get(0).delete("/user/2");
        assertThat(nodes.get(1).get("/user/2/stats").json().get("in_training").asBoolean())
                .isFalse();
    }

    private static List<Map<String, String>> log(long user) {
        return REDIS.client().xrange(Keys.log(Keys.bucket(user)), (StreamEntryID) null, null).stream()
                .map(StreamEntry::getFields)
                .filter(fields -> fields.get("user").equals(Long.toString(user)))
                .toList();
    }
}
