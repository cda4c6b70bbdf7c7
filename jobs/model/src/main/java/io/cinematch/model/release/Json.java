package io.cinematch.model.release;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;

/** The JSON of release and run records: times as ISO-8601 text, map keys sorted so that equal records are equal text. */
public final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    /** A part that is missing would otherwise be null or 0, and be noticed far from here. */
    private static final ObjectReader READER = MAPPER.reader()
            .with(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .with(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private Json() {}

    /** A copy of the mapper, for callers that stream. */
    public static ObjectMapper mapper() {
        return MAPPER.copy();
    }

    public static byte[] write(Object record) {
        try {
            return MAPPER.writeValueAsBytes(record);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot write %s as JSON".formatted(record.getClass()), e);
        }
    }

    public static byte[] writePretty(Object record) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(record);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot write %s as JSON".formatted(record.getClass()), e);
        }
    }

    /**
     * The record.
     *
     * @throws FormatException when the text is not the JSON of one, or leaves a part of it out
     */
    public static <T> T read(byte[] json, Class<T> type) {
        return read(READER, json, type);
    }

    /** The same for records that newer versions may have added to: fields that are not known are passed over. */
    public static <T> T readKnown(byte[] json, Class<T> type) {
        return read(READER.without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES), json, type);
    }

    /**
     * Any JSON.
     *
     * @throws FormatException when it is none
     */
    public static JsonNode tree(byte[] json) {
        return read(READER, json, JsonNode.class);
    }

    private static <T> T read(ObjectReader reader, byte[] json, Class<T> type) {
        try {
            T record = reader.forType(type).readValue(json);
            if (record == null) {
                throw new FormatException("not a %s: null".formatted(type.getSimpleName()));
            }
            return record;
        } catch (IOException e) {
            throw new FormatException("not a %s: %s".formatted(type.getSimpleName(), e.getMessage()));
        }
    }
}
