package io.cinematch.jobs.bench;

import io.cinematch.model.store.RedisAddress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * SET commands as {@code redis-benchmark -P} sends them: encoded before, many at once, with nothing done but to count
 * what comes back. About the most that a Redis takes.
 */
final class PipelinedSets {
    private static final byte[] OK = "+OK\r\n".getBytes(StandardCharsets.US_ASCII);

    private final int depth;
    private final List<Batch> batches = new ArrayList<>();
    private final ByteArrayOutputStream open = new ByteArrayOutputStream();
    private int commands;

    /** @param depth commands that are sent before the answers are read */
    PipelinedSets(int depth) {
        this.depth = depth;
    }

    private record Batch(byte[] bytes, int commands) {}

    void add(String key, byte[] value) {
        byte[] name = key.getBytes(StandardCharsets.UTF_8);
        text("*3\r\n$3\r\nSET\r\n$" + name.length + "\r\n");
        open.writeBytes(name);
        text("\r\n$" + value.length + "\r\n");
        open.writeBytes(value);
        text("\r\n");
        if (++commands == depth) {
            close();
        }
    }

    private void text(String ascii) {
        open.writeBytes(ascii.getBytes(StandardCharsets.US_ASCII));
    }

    private void close() {
        batches.add(new Batch(open.toByteArray(), commands));
        open.reset();
        commands = 0;
    }

    /** Sends all that was added. */
    void send(RedisAddress.One address) {
        if (commands > 0) {
            close();
        }
        try (Socket socket = new Socket(address.host(), address.port())) {
            socket.setTcpNoDelay(true);
            OutputStream out = socket.getOutputStream();
            InputStream in = socket.getInputStream();
            for (Batch batch : batches) {
                out.write(batch.bytes());
                byte[] replies = in.readNBytes(batch.commands() * OK.length);
                if (replies.length < batch.commands() * OK.length || replies[0] != '+') {
                    throw new IOException("not every SET was answered with OK");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
