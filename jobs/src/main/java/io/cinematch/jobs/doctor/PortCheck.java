package io.cinematch.jobs.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;

/** Whether the service could listen where it is told to. */
record PortCheck(String host, int port) implements Check {
    @Override
    public List<Finding> look() {
        return List.of(new Finding("port", outcome()));
    }

    private Outcome outcome() {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName(host))) {
            return new Outcome.Well("%d is free for the service".formatted(socket.getLocalPort()));
        } catch (IOException e) {
            return new Outcome.Doubt(
                    "%s:%d is taken (%s)".formatted(host, port, e.getMessage()),
                    "If not by the service itself, choose another: CINEMATCH_SERVE_PORT=9090 ./cinematch serve");
        }
    }
}
