package io.cinematch.serving.access;

import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import io.cinematch.model.settings.ServeSettings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/** What has to be configured before others than this machine may reach the service. */
public final class Reachable {
    private Reachable() {}

    /**
     * Lets loopback be as it is.
     *
     * @throws CineMatchException with exit code CONFIGURATION that lists all that is missing for any other address
     */
    public static void check(ServeSettings serve) {
        if (isLoopback(serve.host())) {
            return;
        }
        List<String> missing = new ArrayList<>();
        if (serve.auth().users() != ServeSettings.Users.REQUIRED) {
            missing.add("serve.auth.users = required: now anybody could rate and read as any user");
        }
        if (!serve.auth().adminSecret().isSet()) {
            missing.add("serve.auth.adminSecret, or CINEMATCH_SERVE_AUTH_ADMIN_SECRET: now nobody could administer it");
        }
        if (serve.names().isEmpty()) {
            missing.add("serve.names: the host names that clients call it by; now it would answer to none of them");
        }
        if (!missing.isEmpty()) {
            throw new CineMatchException(
                    ExitCode.CONFIGURATION,
                    "Refusing to listen at %s, which others can reach, without%n  %s"
                            .formatted(serve.host(), String.join(System.lineSeparator() + "  ", missing)),
                    "Set these, or use 127.0.0.1 (--host or serve.host).");
        }
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new CineMatchException(
                    ExitCode.CONFIGURATION,
                    "The host %s is unknown.".formatted(host),
                    "Use 127.0.0.1 (--host or serve.host).",
                    e);
        }
    }
}
