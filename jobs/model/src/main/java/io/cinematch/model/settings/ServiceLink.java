package io.cinematch.model.settings;

import java.util.regex.Pattern;

/**
 * The variables by which Kubernetes tells every container of the services beside it, in the manner of Docker's links. For
 * services called {@code cinematch} or {@code cinematch-serve} they start like settings, {@code CINEMATCH_SERVE_PORT=tcp://…}
 * even is the name of one.
 */
final class ServiceLink {
    private static final Pattern NAME = Pattern.compile(
            "CINEMATCH(_[A-Z0-9_]+)?_(SERVICE_HOST|SERVICE_PORT(_[A-Z0-9_]+)?|PORT_\\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)");
    private static final Pattern PORT = Pattern.compile("CINEMATCH(_[A-Z0-9_]+)?_PORT");
    private static final Pattern ADDRESS = Pattern.compile("(tcp|udp|sctp)://.*");

    private ServiceLink() {}

    /** Whether Kubernetes set it, and nobody who means a setting. */
    static boolean isOne(String name, String value) {
        return NAME.matcher(name).matches()
                || PORT.matcher(name).matches() && ADDRESS.matcher(value).matches();
    }
}
