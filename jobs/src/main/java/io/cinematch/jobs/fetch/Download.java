package io.cinematch.jobs.fetch;

import io.cinematch.model.console.Console;
import io.cinematch.model.console.Progress;
import io.cinematch.model.console.ProgressUnit;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Gets one file over HTTP, going on where an earlier try stopped. */
final class Download {
    private static final int TRIES = 5;
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    private final HttpClient http;
    private final Duration patience;
    private final Console console;

    /** @param patience how long to wait for an answer, and then for each next byte */
    Download(HttpClient http, Duration patience, Console console) {
        this.http = http;
        this.patience = patience;
        this.console = console;
    }

    /** A small text. */
    String text(URI from) throws IOException {
        AtomicBoolean answered = new AtomicBoolean();
        HttpRequest request = HttpRequest.newBuilder(from).timeout(patience).build();
        CompletableFuture<HttpResponse<String>> future = http.sendAsync(request, info -> {
            answered.set(true);
            return BodySubscribers.ofString(StandardCharsets.UTF_8);
        });
        HttpResponse<String> response = await(future, answered, () -> 0L, size -> {});
        if (response.statusCode() != 200) {
            throw new RefusedException(from, response.statusCode());
        }
        return response.body();
    }

    /** All of the file, into {@code part}. A cut connection is taken up again a few times before it is given up. */
    void file(URI from, PartFile part) throws IOException {
        for (int tries = 1; ; tries++) {
            long before = part.size();
            try {
                once(from, part);
                return;
            } catch (NoAnswerException | RefusedException e) {
                throw e;
            } catch (IOException e) {
                if (tries == TRIES || part.size() <= before) {
                    throw e;
                }
            }
        }
    }

    private void once(URI from, PartFile part) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(from).timeout(patience);
        long have = part.version().isPresent() ? part.size() : 0;
        if (have > 0) {
            request.header("Range", "bytes=" + have + "-")
                    .header("If-Range", part.version().get());
        }
        AtomicBoolean answered = new AtomicBoolean();
        try (Progress progress = console.progress(from.getPath().replaceAll(".*/", ""), 0, ProgressUnit.MEBIBYTES)) {
            HttpResponse<Path> response = await(
                    http.sendAsync(request.build(), into(part, have, answered, progress)),
                    answered,
                    part::size,
                    progress::to);
            if (response.statusCode() == 416) {
                // Nothing is left of that version to send: whole already, or another by now. Only all of it can tell.
                part.remove();
                once(from, part);
            } else if (response.statusCode() != 200 && response.statusCode() != 206) {
                throw new RefusedException(from, response.statusCode());
            }
        }
    }

    private static BodyHandler<Path> into(PartFile part, long have, AtomicBoolean answered, Progress progress) {
        return (ResponseInfo info) -> {
            answered.set(true);
            long length = info.headers().firstValueAsLong("Content-Length").orElse(0);
            boolean goesOn = info.statusCode() == 206
                    && info.headers().firstValue("Content-Range").orElse("").startsWith("bytes " + have + "-");
            if (goesOn) {
                progress.max(have + length);
                return BodySubscribers.ofFile(part.bytes(), StandardOpenOption.WRITE, StandardOpenOption.APPEND);
            }
            if (info.statusCode() != 200) {
                return BodySubscribers.replacing(null);
            }
            progress.max(length);
            try {
                part.startOver(info.headers());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return BodySubscribers.ofFile(part.bytes(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        };
    }

    private interface Size {
        long now() throws IOException;
    }

    private interface Arrived {
        void so(long far);
    }

    /** Waits as long as bytes keep coming: the client's own timeout ends with the response's headers. */
    private <T> HttpResponse<T> await(
            CompletableFuture<HttpResponse<T>> future, AtomicBoolean answered, Size size, Arrived arrived)
            throws IOException {
        long last = size.now();
        long lastChange = System.nanoTime();
        while (true) {
            try {
                return future.get(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                long now = size.now();
                arrived.so(now);
                if (now != last) {
                    last = now;
                    lastChange = System.nanoTime();
                } else if (answered.get() && System.nanoTime() - lastChange > patience.toNanos()) {
                    future.cancel(true);
                    throw new IOException("nothing arrived for " + patience.toSeconds() + " s", e);
                }
            } catch (ExecutionException e) {
                String why = e.getCause().getMessage() == null
                        ? "the connection failed (" + e.getCause().getClass().getSimpleName() + ")"
                        : e.getCause().getMessage();
                throw answered.get() ? new IOException(why, e.getCause()) : new NoAnswerException(why, e.getCause());
            } catch (InterruptedException e) {
                future.cancel(true);
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted");
            }
        }
    }
}
