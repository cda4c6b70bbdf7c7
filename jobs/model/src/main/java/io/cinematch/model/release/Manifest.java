package io.cinematch.model.release;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a release is: the JSON under {@code cm:rel:<id>:manifest}.
 *
 * <p>Nights and services are updated one after the other, so either may meet what the other's version wrote. A field that
 * may be ignored can be added: readers pass over those they do not know. Whatever else changes, here or in the bytes of
 * items, users and catalogue, is a new format, and readers refuse one that they do not know.
 *
 * @param format {@link #FORMAT} of the version that wrote it
 * @param release id, unique
 * @param run the night that made it
 * @param variant the configuration that trained it
 * @param createdAt when it was written
 * @param trainedThrough time of the newest rating it knows
 * @param logPosition how far it knows the rating log: what was told later, the next night learns
 * @param models one or two; see {@link Head}
 * @param kernels which of {@link io.cinematch.model.kernel.Kernels} trained them; both give the same numbers
 * @param metrics how good the variant was on the run's held-out ratings, by name, each with its protocol in the name
 * @param items number of items with factors
 * @param itemChunks number of item chunk keys
 * @param catalogue which catalogue belongs to it
 * @param listSize length of the precomputed lists
 */
public record Manifest(
        int format,
        String release,
        String run,
        String variant,
        Instant createdAt,
        Instant trainedThrough,
        LogPosition logPosition,
        List<HeadModel> models,
        String kernels,
        Map<String, Double> metrics,
        int items,
        int itemChunks,
        CatalogueRef catalogue,
        int listSize) {

    /** What this version writes, and the newest that it reads. */
    public static final int FORMAT = 1;

    /** One in this version's format. */
    public Manifest(
            String release,
            String run,
            String variant,
            Instant createdAt,
            Instant trainedThrough,
            LogPosition logPosition,
            List<HeadModel> models,
            String kernels,
            Map<String, Double> metrics,
            int items,
            int itemChunks,
            CatalogueRef catalogue,
            int listSize) {
        this(
                FORMAT,
                release,
                run,
                variant,
                createdAt,
                trainedThrough,
                logPosition,
                models,
                kernels,
                metrics,
                items,
                itemChunks,
                catalogue,
                listSize);
    }

    /**
     * The manifest in a JSON text.
     *
     * @throws FormatException when it is of a newer format, or none
     */
    public static Manifest parse(byte[] json) {
        JsonNode tree = Json.tree(json);
        int format = tree.path("format").asInt(1);
        if (format > FORMAT) {
            throw new FormatException(
                    "release %s has format %d, this version of CineMatch reads %d: update it, or go back to an earlier release (./cinematch rollback)"
                            .formatted(tree.path("release").asText("?"), format, FORMAT));
        }
        if (tree instanceof ObjectNode fields && !fields.has("format")) {
            // Before there were formats.
            fields.put("format", 1);
        }
        if (tree instanceof ObjectNode fields && !fields.has("logPosition")) {
            // Before nights read the rating log.
            fields.putObject("logPosition");
        }
        return Json.readKnown(Json.write(tree), Manifest.class);
    }

    /**
     * A catalogue in the store, named by its content, so that a release never meets another night's films.
     *
     * @param digest part of the key
     * @param chunks number of chunk keys
     * @param movies number of movies
     */
    public record CatalogueRef(String digest, int chunks, int movies) {}

    /** Position in {@link #models} of the model that answers a head. */
    public int model(Head head) {
        for (int m = 0; m < models.size(); m++) {
            if (models.get(m).heads().contains(head)) {
                return m;
            }
        }
        throw new IllegalStateException("release %s has no %s head".formatted(release, head));
    }

    public boolean has(Head head) {
        return models.stream().anyMatch(m -> m.heads().contains(head));
    }
}
