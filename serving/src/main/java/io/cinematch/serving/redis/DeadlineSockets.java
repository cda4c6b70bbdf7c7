package io.cinematch.serving.redis;

import io.cinematch.model.store.RedisAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.function.Consumer;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import redis.clients.jedis.JedisSocketFactory;
import redis.clients.jedis.exceptions.JedisConnectionException;

/** Connects to Redis within the deadline of the request that needs the connection. */
final class DeadlineSockets implements JedisSocketFactory {
    private final RedisAddress address;
    private final RequestDeadline deadline;
    private final Consumer<IOException> failed;

    /** @param failed told of every connection and every read that fails */
    DeadlineSockets(RedisAddress address, RequestDeadline deadline, Consumer<IOException> failed) {
        this.address = address;
        this.deadline = deadline;
        this.failed = failed;
    }

    @Override
    public Socket createSocket() {
        try {
            return connected();
        } catch (IOException e) {
            failed.accept(e);
            throw new JedisConnectionException("cannot connect to Redis", e);
        }
    }

    /** To the first of the host's addresses that answers: "localhost" has two, and Redis may listen at one. */
    private Socket connected() throws IOException {
        IOException last = null;
        for (InetAddress host : InetAddress.getAllByName(address.host())) {
            Socket socket = new DeadlineSocket(deadline, failed);
            try {
                return connected(socket, host);
            } catch (IOException e) {
                socket.close();
                last = e;
            }
        }
        throw last;
    }

    private Socket connected(Socket socket, InetAddress host) throws IOException {
        int most = (int) deadline.limit().toMillis();
        socket.setKeepAlive(true);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(most);
        int left = deadline.millisLeft(most);
        if (left <= 0) {
            throw new SocketTimeoutException("no time is left to connect");
        }
        socket.connect(new InetSocketAddress(host, address.port()), left);
        return address.tls() ? encrypted(socket) : socket;
    }

    private Socket encrypted(Socket socket) throws IOException {
        SSLSocketFactory tls = (SSLSocketFactory) SSLSocketFactory.getDefault();
        SSLSocket secure = (SSLSocket) tls.createSocket(socket, address.host(), address.port(), true);
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secure.setSSLParameters(parameters);
        secure.startHandshake();
        return secure;
    }
}
