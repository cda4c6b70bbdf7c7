package io.cinematch.serving.bench;

import java.nio.charset.StandardCharsets;

/**
 * One request, as bytes.
 *
 * @param route what it is counted under
 * @param bytes request line, headers and body
 */
record Call(String route, byte[] bytes) {
    static final String RECOMMEND = "GET /recommend";
    static final String RATE = "POST /rate";

    private static final String HOST = " HTTP/1.1\r\nHost: localhost\r\n";

    static Call get(String path) {
        return new Call("GET " + path, bytes("GET " + path + HOST + "\r\n"));
    }

    static Call recommend(long user, int n) {
        return new Call(RECOMMEND, get("/recommend?user_id=" + user + "&n=" + n).bytes());
    }

    static Call rate(long user, int movie, float stars) {
        String body = "{\"user_id\":" + user + ",\"ratings\":[{\"movie_id\":" + movie + ",\"rating\":" + stars + "}]}";
        return new Call(
                RATE,
                bytes("POST /rate" + HOST + "Content-Type: application/json\r\nContent-Length: " + body.length()
                        + "\r\n\r\n" + body));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
