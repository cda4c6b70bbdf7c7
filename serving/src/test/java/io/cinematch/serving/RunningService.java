package io.cinematch.serving;

import io.cinematch.model.store.RealRedis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;

/** A service on a Redis of its own that has small releases: one for all tests of a class, or a fresh one for each. */
final class RunningService
        implements BeforeAllCallback, AfterAllCallback, TestInstancePreConstructCallback, AfterEachCallback {
    private final RealRedis redis = new RealRedis();
    private final boolean fresh;
    private final String conf;
    private final List<String> releases;
    private Path folder;
    private LiveService service;

    private RunningService(boolean fresh, String conf, List<String> releases) {
        this.fresh = fresh;
        this.conf = conf;
        this.releases = releases;
    }

    static RunningService forAll(String... releases) {
        return new RunningService(false, "", List.of(releases));
    }

    static RunningService forEach(String... releases) {
        return new RunningService(true, "", List.of(releases));
    }

    RunningService with(String conf) {
        return new RunningService(fresh, conf, releases);
    }

    RealRedis redis() {
        return redis;
    }

    LiveService service() {
        return service;
    }

    /** One more on the same Redis, for the test to close. */
    LiveService another(String conf) {
        return new LiveService(redis.address(), folder, conf);
    }

    /** Ends the service; another takes its place. */
    LiveService restart(String conf) {
        service.close();
        service = another(conf);
        return service;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        redis.beforeAll(context);
        folder = Files.createDirectory(redis.folder().resolve("service"));
        if (!fresh) {
            start();
        }
    }

    @Override
    public void preConstructTestInstance(TestInstanceFactoryContext factory, ExtensionContext context) {
        if (fresh) {
            redis.client().flushAll();
            start();
        }
    }

    private void start() {
        releases.forEach(release -> SmallRelease.publish(redis.client(), release));
        service = another(conf);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (fresh) {
            service.close();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        if (!fresh) {
            service.close();
        }
        redis.afterAll(context);
    }
}
