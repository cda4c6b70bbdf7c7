package io.cinematch.serving.redis;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.function.Consumer;

/**
 * A socket whose every read ends with the deadline of the request it is made for. A timeout of its own counts from read
 * to read, so that an answer that comes byte by byte would never end. Writes are left alone: a connection has one
 * request under way, which fits into the system's buffer.
 */
final class DeadlineSocket extends Socket {
    private final RequestDeadline deadline;
    private final Consumer<IOException> failed;
    private final Consumer<Socket> closed;
    private int ownTimeout;

    /**
     * @param failed told of every read that fails
     * @param closed told when this is closed
     */
    DeadlineSocket(RequestDeadline deadline, Consumer<IOException> failed, Consumer<Socket> closed) {
        this.deadline = deadline;
        this.failed = failed;
        this.closed = closed;
    }

    @Override
    public synchronized void close() throws IOException {
        closed.accept(this);
        super.close();
    }

    @Override
    public synchronized void setSoTimeout(int millis) throws SocketException {
        ownTimeout = millis;
        super.setSoTimeout(millis);
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(super.getInputStream()) {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                try {
                    limitNextRead();
                    int read = super.read(bytes, from, length);
                    if (read < 0) {
                        failed.accept(new EOFException("the connection was closed"));
                    }
                    return read;
                } catch (IOException e) {
                    failed.accept(e);
                    throw e;
                }
            }
        };
    }

    private synchronized void limitNextRead() throws IOException {
        int left = deadline.millisLeft(ownTimeout);
        if (left <= 0 && ownTimeout > 0) {
            throw new SocketTimeoutException("no time is left for an answer");
        }
        super.setSoTimeout(left);
    }
}
