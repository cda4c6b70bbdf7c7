package io.cinematch.serving.release;

import io.cinematch.model.store.Keys;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;

/** Hears at once of a pointer that moves. News may get lost with a connection: whoever depends on them looks, too. */
public final class MoveListener implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MoveListener.class);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LAST_WORD = Duration.ofSeconds(1);

    private final UnifiedJedis redis;
    private final Runnable moved;
    private final Thread thread = new Thread(this::listen, "move-listener");
    private final JedisPubSub subscription = new JedisPubSub() {
        @Override
        public void onSubscribe(String channel, int channels) {
            pause = FIRST_PAUSE;
            // What moved while nobody listened.
            moved.run();
        }

        @Override
        public void onMessage(String channel, String variant) {
            moved.run();
        }
    };
    private Duration pause = FIRST_PAUSE;
    private volatile boolean closed;

    /** @param moved run by a thread of its own; must not wait */
    public MoveListener(UnifiedJedis redis, Runnable moved) {
        this.redis = redis;
        this.moved = moved;
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    @Override
    public void close() {
        closed = true;
        try {
            if (subscription.isSubscribed()) {
                subscription.unsubscribe();
            }
            thread.join(LAST_WORD.toMillis());
        } catch (JedisException gone) {
            LOG.debug("the subscription ended by itself", gone);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread.interrupt();
    }

    private void listen() {
        while (!closed) {
            try {
                redis.subscribe(subscription, Keys.MOVES);
            } catch (JedisException cut) {
                LOG.debug("not listening for moves", cut);
            }
            try {
                Thread.sleep(closed ? 0 : pause.toMillis());
            } catch (InterruptedException e) {
                return;
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }
}
