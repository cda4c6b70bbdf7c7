package io.cinematch.serving.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.cinematch.model.browser.InstalledChromium;
import io.cinematch.model.store.RealRedis;
import io.cinematch.serving.LiveService;
import io.cinematch.serving.SmallRelease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import redis.clients.jedis.UnifiedJedis;

/**
 * The service with a release of a hundred films, and a browser before it. What a test leaves open is closed after it, and
 * fails it when the page complained in the console, or asked for something that was refused or is elsewhere.
 */
final class Cinema implements BeforeAllCallback, AfterAllCallback, AfterEachCallback {
    /** Nobody acts for another, and more people come in from one address than ever do elsewhere. */
    private static final String CONF =
            "serve { auth.users = required, limits { perUser = 1000, perAddress = 1000, logins = 1000 } }";

    /** Auto-waiting ends here; on a busy machine a page takes its time. */
    private static final double PATIENCE_MS = 10_000;

    private final RealRedis redis = new RealRedis();
    private final List<Visit> visits = new ArrayList<>();
    private final BiConsumer<UnifiedJedis, String> release;
    private InstalledChromium chromium;
    private LiveService service;
    private Path data;

    Cinema() {
        this((redis, id) -> SmallRelease.publish(redis, id, SmallRelease.VARIANT, 0, Films.all()));
    }

    /** @param release publishes one by the id it is given */
    Cinema(BiConsumer<UnifiedJedis, String> release) {
        this.release = release;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        chromium = InstalledChromium.open();
        redis.beforeAll(context);
        release.accept(redis.client(), "night1");
        data = Files.createDirectory(redis.folder().resolve("service"));
        service = new LiveService(redis.address(), data, CONF);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        List<Visit> open = List.copyOf(visits);
        visits.clear();
        open.forEach(Visit::close);
        if (context.getExecutionException().isEmpty()) {
            open.forEach(Visit::assertNothingWentWrong);
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        if (service != null) {
            service.close();
        }
        redis.afterAll(context);
        chromium.close();
    }

    /** Somebody with a browser of their own, at a window so wide; a phone's is touched. */
    Visit visit(int width) {
        return visit(new Browser.NewContextOptions()
                .setViewportSize(width, width < Visit.TABLET ? 844 : 1000)
                .setHasTouch(width < Visit.TABLET));
    }

    Visit visit(Browser.NewContextOptions options) {
        Visit visit = new Visit(chromium.browser().newContext(options), "http://127.0.0.1:" + service.port());
        visits.add(visit);
        return visit;
    }

    RealRedis redis() {
        return redis;
    }

    /** Where the service looks for run reports. */
    Path data() {
        return data;
    }
}
