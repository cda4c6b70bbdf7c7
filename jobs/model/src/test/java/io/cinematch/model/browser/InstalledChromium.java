package io.cinematch.model.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** The Chromium of this machine, driven by Playwright, which downloads none of its own. */
public final class InstalledChromium implements AutoCloseable {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private final Playwright playwright;
    private final Browser browser;

    private InstalledChromium(Path executable) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(List.of(
                                "--headless",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    /** Without a browser the test is skipped with the reason; in CI, which has to have one, it fails. */
    public static InstalledChromium open() {
        Optional<Path> executable = executable();
        if (executable.isEmpty()) {
            String reason = "No browser to open pages with: none of %s is on the PATH. Install Debian's chromium."
                    .formatted(String.join(", ", NAMES));
            if ("true".equals(System.getenv("CI"))) {
                Assertions.fail(reason);
            }
            Assumptions.abort(reason);
        }
        return new InstalledChromium(executable.get());
    }

    public Browser browser() {
        return browser;
    }

    private static Optional<Path> executable() {
        List<String> folders = List.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator));
        return NAMES.stream()
                .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
                .flatMap(path -> Files.isExecutable(path) ? Stream.of(path) : Stream.empty())
                .findFirst();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
