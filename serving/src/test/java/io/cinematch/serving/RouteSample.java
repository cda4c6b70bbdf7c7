package io.cinematch.serving;

import io.cinematch.serving.access.Access;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;

/** A request for each route; U stands for the user it is about. */
enum RouteSample {
    HOME("GET", "/", "/", "", Access.PUBLIC),
    FILM("GET", "/film/{id}", "/film/10", "", Access.PUBLIC),
    PROFILE("GET", "/me", "/me", "", Access.PUBLIC),
    TRY("GET", "/what-if", "/what-if", "", Access.PUBLIC),
    LAB("GET", "/lab", "/lab", "", Access.PUBLIC),
    ASSET("GET", "/assets/{version}/<file>", "/assets/any/js/main.mjs", "", Access.PUBLIC),
    RECOMMEND("GET", "/recommend", "/recommend?user_id=U", "", Access.USER),
    VISIT("POST", "/recommend", "/recommend", "{\"ratings\":[]}", Access.PUBLIC),
    WHAT_IF(
            "POST",
            "/recommend/what-if",
            "/recommend/what-if",
            "{\"user_id\":U,\"ratings\":[{\"movie_id\":10,\"rating\":4}]}",
            Access.USER),
    EXPLAIN("GET", "/explain", "/explain?user_id=U&movie_id=900", "", Access.USER),
    RATE("POST", "/rate", "/rate", "{\"user_id\":U,\"ratings\":[{\"movie_id\":10,\"rating\":4}]}", Access.USER),
    TAKE_BACK("DELETE", "/rate", "/rate?user_id=U&movie_id=10", "", Access.USER),
    STATS("GET", "/user/{id}/stats", "/user/U/stats", "", Access.USER),
    HISTORY("GET", "/user/{id}/ratings", "/user/U/ratings", "", Access.USER),
    EXPORT("GET", "/user/{id}/ratings.csv", "/user/U/ratings.csv", "", Access.USER),
    FORGET("DELETE", "/user/{id}", "/user/U", "", Access.USER),
    JOIN("POST", "/session", "/session", "{}", Access.PUBLIC),
    WHO_AM_I("GET", "/session", "/session", "", Access.PUBLIC),
    SIGN_OUT("DELETE", "/session", "/session", "", Access.PUBLIC),
    POPULAR("GET", "/movies/popular", "/movies/popular", "", Access.PUBLIC),
    ONBOARDING("GET", "/movies/onboarding", "/movies/onboarding", "", Access.PUBLIC),
    SEARCH("GET", "/movies/search", "/movies/search?q=movie", "", Access.PUBLIC),
    KINDS("GET", "/movies/kinds", "/movies/kinds", "", Access.PUBLIC),
    MOVIE("GET", "/movies/{id}", "/movies/10", "", Access.PUBLIC),
    SIMILAR("GET", "/movies/{id}/similar", "/movies/10/similar", "", Access.PUBLIC),
    POSTER("GET", "/movies/{id}/poster", "/movies/10/poster", "", Access.PUBLIC),
    RUNS("GET", "/lab/runs", "/lab/runs", "", Access.PUBLIC),
    RUN("GET", "/lab/runs/{id}", "/lab/runs/latest", "", Access.PUBLIC),
    RELEASE_HISTORY("GET", "/lab/releases", "/lab/releases", "", Access.PUBLIC),
    RELEASES("GET", "/releases", "/releases", "", Access.ADMIN),
    ACTIVATE("POST", "/releases/{id}/activate", "/releases/night1/activate", "{}", Access.ADMIN),
    METRICS_PAGE("GET", "/metrics", "/metrics", "", Access.METRICS),
    OPENAPI("GET", "/openapi.json", "/openapi.json", "", Access.PUBLIC),
    DOCS("GET", "/docs", "/docs", "", Access.PUBLIC),
    DOCS_PART("GET", "/docs/{file}", "/docs/docs.js", "", Access.PUBLIC),
    LIVE("GET", "/live", "/live", "", Access.PUBLIC),
    READY("GET", "/ready", "/ready", "", Access.PUBLIC);

    private final String method;
    private final String route;
    private final String path;
    private final String body;
    private final Access access;

    RouteSample(String method, String route, String path, String body, Access access) {
        this.method = method;
        this.route = route;
        this.path = path;
        this.body = body;
        this.access = access;
    }

    String line() {
        return "%s %s %s".formatted(method, route, access);
    }

    /** A request of it, without credentials. */
    HttpRequest.Builder about(LiveService service, long user) {
        String id = Long.toString(user);
        HttpRequest.Builder request = service.request(path.replace("U", id));
        return body.isEmpty()
                ? request.method(method, BodyPublishers.noBody())
                : request.header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body.replace("U", id)));
    }

    Access access() {
        return access;
    }

    boolean reads() {
        return method.equals("GET");
    }
}
