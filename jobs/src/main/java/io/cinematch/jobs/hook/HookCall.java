package io.cinematch.jobs.hook;

import io.cinematch.model.settings.Hook;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Posts to a hook's URL, or runs its command. What comes of it is a line for people, with nothing secret in it. */
public final class HookCall {
    private final Hook hook;
    private final Duration timeout;

    public HookCall(Hook hook, Duration timeout) {
        this.hook = hook;
        this.timeout = timeout;
    }

    /**
     * Tells.
     *
     * @param json for a URL its body, for a command its standard input
     * @param environment of a command, beside this process's own
     * @return how it went: {@code https://host/*** answered 200}
     */
    public String tell(byte[] json, Map<String, String> environment) {
        try {
            return hook.url().isPresent() ? post(hook.url().get(), json) : run(json, environment);
        } catch (TimeoutException e) {
            return "%s took more than %s and was given up"
                    .formatted(hook, timeout.toString().substring(2).toLowerCase(Locale.ROOT));
        } catch (IOException | IllegalArgumentException e) {
            // Its own message may repeat the URL.
            return "%s failed: %s".formatted(hook, e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "%s was not waited for".formatted(hook);
        }
    }

    private String post(URI url, byte[] json) throws IOException, InterruptedException, TimeoutException {
        HttpClient http = HttpClient.newBuilder()
                .connectTimeout(timeout)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        HttpRequest request = HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(json))
                .build();
        CompletableFuture<HttpResponse<Void>> answer = http.sendAsync(request, HttpResponse.BodyHandlers.discarding());
        try {
            int status = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS).statusCode();
            return "%s answered %d%s".formatted(hook, status, status / 100 == 2 ? "" : ", which is no success");
        } catch (ExecutionException e) {
            return "%s failed: %s".formatted(hook, e.getCause().getClass().getSimpleName());
        } finally {
            answer.cancel(true);
        }
    }

    /** What it prints goes to standard error: the last line of standard output is the night's. */
    private String run(byte[] json, Map<String, String> environment)
            throws IOException, InterruptedException, TimeoutException {
        ProcessBuilder builder = new ProcessBuilder(
                        "sh", "-c", "exec >&2\n" + hook.text().value())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        Process process = builder.start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(json);
        } catch (IOException unread) {
            // A command need not read what it is told.
        }
        if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new TimeoutException();
        }
        int code = process.exitValue();
        return code == 0 ? "%s was run".formatted(hook) : "%s ended with exit code %d".formatted(hook, code);
    }
}
