package io.cinematch.serving.access;

import io.javalin.http.Context;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a request comes from. {@code X-Forwarded-For} is believed only as far as proxies of ours wrote it, which is at
 * its right end: whatever is further left, anybody can send.
 */
final class ClientAddress {
    private static final Pattern V4 =
            Pattern.compile("((25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])\\.){3}(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])");
    private static final Pattern V6 = Pattern.compile("[0-9A-Fa-f:.]{2,45}");
    /** Whoever has one IPv6 address has all that begin with these bytes. */
    private static final int NETWORK_BYTES = 8;

    private final int hops;

    /** @param hops how many proxies before the service add to the header */
    ClientAddress(int hops) {
        this.hops = hops;
    }

    /** An IPv4 address, or the network of an IPv6 one; the peer's when the header is not what our proxies write. */
    String of(Context ctx) {
        return of(ctx.req().getRemoteAddr(), ctx.req().getHeaders("X-Forwarded-For"));
    }

    String of(String peer, Enumeration<String> headers) {
        List<String> forwarded = Collections.list(headers).stream()
                .flatMap(header -> Arrays.stream(header.split(",", -1)))
                .map(String::strip)
                .toList();
        Optional<String> told = hops > 0 && forwarded.size() >= hops
                ? normal(forwarded.get(forwarded.size() - hops))
                : Optional.empty();
        return told.or(() -> normal(peer)).orElse(peer);
    }

    private static Optional<String> normal(String address) {
        String bare = withoutPort(address);
        if (V4.matcher(bare).matches()) {
            return Optional.of(bare);
        }
        if (!bare.contains(":") || !V6.matcher(bare).matches()) {
            return Optional.empty();
        }
        try {
            // With a colon in it, it is never looked up as a name.
            InetAddress parsed = InetAddress.getByName(bare);
            return Optional.of(
                    parsed instanceof Inet6Address
                            ? HexFormat.of().formatHex(parsed.getAddress(), 0, NETWORK_BYTES) + "::/64"
                            : parsed.getHostAddress());
        } catch (UnknownHostException notAnAddress) {
            return Optional.empty();
        }
    }

    private static String withoutPort(String address) {
        if (address.startsWith("[")) {
            return address.substring(1).replaceFirst("](:[0-9]{1,5})?$", "");
        }
        return address.matches("[0-9.]+:[0-9]{1,5}") ? address.substring(0, address.indexOf(':')) : address;
    }
}
