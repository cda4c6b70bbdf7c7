package io.cinematch.model.store;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One move of the pointer, as its history has it.
 *
 * @param from empty for the first release of a variant
 * @param who empty in entries of versions that did not tell
 * @param why the same
 */
public record Move(Instant at, String variant, Optional<String> from, String to, String who, String why) {
    static Move of(Map<String, String> fields) {
        return new Move(
                Instant.parse(fields.get("at")),
                fields.get("variant"),
                Optional.of(fields.get("from")).filter(id -> !id.isEmpty()),
                fields.get("to"),
                fields.getOrDefault("who", ""),
                fields.getOrDefault("why", ""));
    }
}
