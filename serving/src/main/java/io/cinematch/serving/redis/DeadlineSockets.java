package io.cinematch.serving.redis;

import io.cinematch.model.store.RedisAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisSocketFactory;
import redis.clients.jedis.exceptions.JedisConnectionException;

/** Connects to a server within the deadline of the request that needs the connection. */
final class DeadlineSockets implements JedisSocketFactory {
    private final boolean tls;
    private final RequestDeadline deadline;
    private final Consumer<IOException> failed;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile HostAndPort server;

    /** @param failed told of every connection and every read that fails */
    DeadlineSockets(RedisAddress.One address, RequestDeadline deadline, Consumer<IOException> failed) {
        tls = address.login().tls();
        server = address.node();
        this.deadline = deadline;
        this.failed = failed;
    }

    /** Connects to another server from now on; returns false when it is the same. */
    boolean turnTo(HostAndPort next) {
        boolean other = !next.equals(server);
        server = next;
        return other;
    }

    /** Cuts everybody off. */
    void closeAll() {
        open.forEach(DeadlineSockets::cut);
    }

    private static void cut(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // That is what was wanted.
        }
    }

    @Override
    public Socket createSocket() {
        HostAndPort to = server;
        try {
            Socket socket = connected(to);
            if (!to.equals(server)) {
                // Too late to have been among those that were cut off.
                cut(socket);
                throw new SocketException("Redis is now elsewhere");
            }
            return socket;
        } catch (IOException e) {
            failed.accept(e);
            throw new JedisConnectionException("cannot connect to Redis", e);
        }
    }

    /** To the first of the host's addresses that answers: "localhost" has two, and Redis may listen at one. */
    private Socket connected(HostAndPort to) throws IOException {
        IOException last = null;
        for (InetAddress host : InetAddress.getAllByName(to.getHost())) {
            Socket socket = new DeadlineSocket(deadline, failed, open::remove);
            try {
                open.add(socket);
                return connected(socket, new InetSocketAddress(host, to.getPort()), to);
            } catch (IOException e) {
                socket.close();
                last = e;
            }
        }
        throw last;
    }

    private Socket connected(Socket socket, InetSocketAddress address, HostAndPort to) throws IOException {
        int most = (int) deadline.limit().toMillis();
        socket.setKeepAlive(true);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(most);
        int left = deadline.millisLeft(most);
        if (left <= 0) {
            throw new SocketTimeoutException("no time is left to connect");
        }
        socket.connect(address, left);
        return tls ? encrypted(socket, to) : socket;
    }

    private static Socket encrypted(Socket socket, HostAndPort to) throws IOException {
        SSLSocketFactory tls = (SSLSocketFactory) SSLSocketFactory.getDefault();
        SSLSocket secure = (SSLSocket) tls.createSocket(socket, to.getHost(), to.getPort(), true);
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secure.setSSLParameters(parameters);
        secure.startHandshake();
        return secure;
    }
}
