package io.cinematch.jobs.fetch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A web server with files in memory that can answer ranges, cut connections and change its mind. */
public final class FileServer implements AutoCloseable {
    private record Served(byte[] bytes, String etag) {}

    private final Map<String, Served> files = new ConcurrentHashMap<>();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final HttpServer server;
    private volatile boolean ranges = true;
    private volatile int cutAfter = -1;
    private volatile int cuts;

    public FileServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    public URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    public void put(String name, byte[] bytes, String etag) {
        files.put("/" + name, new Served(bytes, etag));
    }

    /** Without ranges every answer is the whole file. */
    void withoutRanges() {
        ranges = false;
    }

    /** Ends the next {@code times} answers after so many bytes of body. */
    void cut(int bytes, int times) {
        cutAfter = bytes;
        cuts = times;
    }

    /** Range headers in the order asked, "-" where there was none. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Served file = files.get(exchange.getRequestURI().getPath());
            String range = exchange.getRequestHeaders().getFirst("Range");
            asked.add(range == null ? "-" : range);
            if (file == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            exchange.getResponseHeaders().set("ETag", file.etag());
            boolean same = file.etag().equals(exchange.getRequestHeaders().getFirst("If-Range"));
            int from = ranges && range != null && same ? Integer.parseInt(range.replaceAll("\\D", "")) : 0;
            int length = file.bytes().length - from;
            if (from > 0 && length <= 0) {
                exchange.sendResponseHeaders(416, -1);
                return;
            }
            if (from > 0) {
                exchange.getResponseHeaders()
                        .set("Content-Range", "bytes %d-%d/%d".formatted(from, from + length - 1, from + length));
            }
            exchange.sendResponseHeaders(from > 0 ? 206 : 200, length);
            boolean cut = cutAfter >= 0 && length > cutAfter && cuts-- > 0;
            exchange.getResponseBody().write(file.bytes(), from, cut ? Math.min(cutAfter, length) : length);
            exchange.getResponseBody().flush();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** A zip of text files. */
    public static byte[] zip(Map<String, String> texts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setLevel(0);
            for (var text : new TreeMap<>(texts).entrySet()) {
                zip.putNextEntry(new ZipEntry(text.getKey()));
                zip.write(text.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
