package io.cinematch.serving.http;

/**
 * An RFC 9457 problem.
 *
 * @param type URI of the kind of problem
 * @param title the kind, for people
 * @param detail what is wrong this time
 * @param instance path of the request
 * @param remedy what to do about it; our extension
 */
public record Problem(String type, String title, int status, String detail, String instance, String remedy) {
    public static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(ProblemType type, String detail, String instance, String remedy) {
        return new Problem(type.uri(), type.title(), type.status(), detail, instance, remedy);
    }
}
