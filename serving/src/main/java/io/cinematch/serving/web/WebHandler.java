package io.cinematch.serving.web;

import io.cinematch.serving.http.ContentPolicy;
import io.cinematch.serving.http.Params;
import io.cinematch.serving.http.SecurityHeaders;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * {@code GET /} and the other addresses of the page, which all are one document, and {@code GET
 * /assets/{version}/…}: what that is made of. The version is in the addresses of the files, so that browsers never ask
 * twice for a file, and never mix those of two versions.
 */
public final class WebHandler {
    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String ASK_FIRST = "no-cache";
    /** Asked for, and not refused by a weight of none. */
    private static final Pattern GZIP = Pattern.compile("\\bgzip\\b(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$))");

    private final WebFiles files = WebFiles.load();
    private final WebFile page;
    /** Of the document: settings are in it, too. */
    private final String tag;

    /**
     * @param posters whether the service has posters, or the page has to draw them
     * @param enough ratings that a personal list takes
     */
    public WebHandler(boolean posters, int enough) {
        String template = new String(files.find("index.html").orElseThrow().plain(), StandardCharsets.UTF_8);
        String drawn = posters ? "tmdb" : "drawn";
        String html = template.replace("{{version}}", files.version())
                .replace("{{posters}}", drawn)
                .replace("{{enough}}", Integer.toString(enough))
                .replace("{{modules}}", modules());
        page = WebFile.of("index.html", html.getBytes(StandardCharsets.UTF_8));
        tag = "W/\"%s-%s-%d\"".formatted(files.version(), drawn, enough);
    }

    private String modules() {
        return ModuleGraph.reachable(path -> files.find(path).map(WebFile::plain), "js/main.mjs").stream()
                .map(path -> "<link rel=\"modulepreload\" href=\"/assets/%s/%s\">".formatted(files.version(), path))
                .collect(Collectors.joining("\n  "));
    }

    /** The document; which view of it is meant the page itself reads from the address. */
    public void page(Context ctx) {
        ctx.header("Cache-Control", ASK_FIRST).header("ETag", tag);
        if (tag.equals(ctx.header("If-None-Match"))) {
            ctx.status(HttpStatus.NOT_MODIFIED);
        } else {
            send(ctx, page);
        }
    }

    /** The same document where nothing is: it says so in words for people. */
    public void lost(Context ctx) {
        ctx.status(HttpStatus.NOT_FOUND)
                .header("Cache-Control", ASK_FIRST)
                .header(SecurityHeaders.CONTENT_POLICY, ContentPolicy.PAGE.text());
        send(ctx, page);
    }

    /** A file. One of another version may be asked for while nodes are changed over: it gets what there is now. */
    public void asset(Context ctx) {
        Params.only(ctx);
        WebFile file = files.find(ctx.pathParam("file")).orElseThrow(NotFoundResponse::new);
        ctx.header("Cache-Control", ctx.pathParam("version").equals(files.version()) ? FOR_EVER : ASK_FIRST);
        send(ctx, file);
    }

    private static void send(Context ctx, WebFile file) {
        String accepted = ctx.header("Accept-Encoding");
        ctx.contentType(file.type()).header("Vary", "Accept-Encoding");
        if (file.gzip().isPresent()
                && accepted != null
                && GZIP.matcher(accepted).find()) {
            ctx.header("Content-Encoding", "gzip").result(file.gzip().get());
        } else {
            ctx.result(file.plain());
        }
    }
}
