package io.cinematch.serving.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * One connection of the load generator, kept alive: as much of HTTP/1.1 as our own service speaks, by hand, because the
 * generator shares its cores with what it measures, so it does no more for a request than it must.
 * Answers must have a {@code Content-Length} and at most {@value #LARGEST} bytes.
 */
final class HttpWire implements AutoCloseable {
    private static final int LARGEST = 1 << 16;
    private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);
    private static final int STATUS_AT = "HTTP/1.1 ".length();

    private final SocketChannel channel;
    private final byte[] bytes = new byte[LARGEST];
    private final ByteBuffer in = ByteBuffer.wrap(bytes);
    private int bodyFrom;
    private int end;

    private HttpWire(SocketChannel channel) {
        this.channel = channel;
    }

    /** Connects to a port of this machine. */
    static HttpWire connect(int port) throws IOException {
        SocketChannel channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        return new HttpWire(channel);
    }

    SocketChannel channel() {
        return channel;
    }

    /** Sends a request; the answer to the one before must have been received. */
    void send(Call call) throws IOException {
        in.clear();
        bodyFrom = 0;
        end = 0;
        ByteBuffer out = ByteBuffer.wrap(call.bytes());
        while (out.hasRemaining()) {
            channel.write(out);
        }
    }

    /** Takes what has come in, waiting for it on a blocking channel; whether the answer is whole. */
    boolean receive() throws IOException {
        if (channel.read(in) < 0) {
            throw new IOException("the service closed the connection");
        }
        if (bodyFrom == 0) {
            readHead();
        }
        if (end > bytes.length) {
            throw new IOException("an answer of more than %d bytes".formatted(LARGEST));
        }
        return bodyFrom > 0 && in.position() >= end;
    }

    /** Sends and waits; the status of the answer. */
    int exchange(Call call) throws IOException {
        send(call);
        while (!receive()) {
            // The rest is under way.
        }
        return status();
    }

    int status() {
        return 100 * (bytes[STATUS_AT] - '0') + 10 * (bytes[STATUS_AT + 1] - '0') + bytes[STATUS_AT + 2] - '0';
    }

    String body() {
        return new String(bytes, bodyFrom, end - bodyFrom, StandardCharsets.UTF_8);
    }

    private void readHead() {
        int length = 0;
        int line = 0;
        for (int k = 0; k < in.position(); k++) {
            if (bytes[k] == '\n') {
                if (k - line <= 1) {
                    bodyFrom = k + 1;
                    end = bodyFrom + length;
                    return;
                }
                line = k + 1;
            } else if (k - line == LENGTH.length && isLength(line)) {
                length = number(k);
            }
        }
    }

    private boolean isLength(int from) {
        for (int k = 0; k < LENGTH.length; k++) {
            if ((bytes[from + k] | ' ') != (LENGTH[k] | ' ')) {
                return false;
            }
        }
        return true;
    }

    private int number(int from) {
        int number = 0;
        for (int k = from; k < in.position() && bytes[k] != '\r'; k++) {
            if (bytes[k] != ' ') {
                number = 10 * number + bytes[k] - '0';
            }
        }
        return number;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
