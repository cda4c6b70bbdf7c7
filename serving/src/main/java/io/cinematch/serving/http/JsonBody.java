package io.cinematch.serving.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.stream.Collectors;

/** The JSON of requests and answers: snake_case, and in requests exactly what is documented and nothing else. */
public final class JsonBody {
    /** A hundred ratings, written generously, take a tenth of this. */
    public static final int MOST_BYTES = 64 * 1024;

    private static final int MOST_DEPTH = 16;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MOST_DEPTH)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            // What a record has as an Optional may be missing; anything else then is null, or a primitive without
            // value.
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonBody() {}

    /** For answers. */
    public static ObjectMapper mapper() {
        return MAPPER.copy();
    }

    /**
     * The body of a request.
     *
     * @param example what a good one looks like
     * @throws ProblemException when it is too large, not declared as JSON, or not exactly of that shape
     */
    public static <T> T read(Context ctx, Class<T> type, String example) {
        String contentType = ctx.contentType();
        if (contentType == null || !contentType.matches("(?i)application/json\\s*(;\\s*charset=\"?utf-8\"?\\s*)?")) {
            throw new ProblemException(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE,
                    "The content type of the body is not application/json.",
                    "Send the header Content-Type: application/json.");
        }
        try {
            T body = MAPPER.readValue(bytes(ctx), type);
            if (body == null) {
                throw ProblemException.invalid("The body is null.", "Send a body such as " + example);
            }
            return body;
        } catch (JsonMappingException e) {
            throw ProblemException.invalid("The body does not fit: " + told(e), "Send a body such as " + example);
        } catch (JsonProcessingException e) {
            throw ProblemException.invalid(
                    "The body is not JSON%s.".formatted(e.getLocation() == null ? "" : at(e)),
                    "Send a body such as " + example);
        } catch (IOException e) {
            throw new ProblemException(ProblemType.CUT_SHORT, "The body ended early.", "Send all of it.");
        }
    }

    /** Counted here, as a body sent in chunks declares no length to check beforehand. */
    private static byte[] bytes(Context ctx) throws IOException {
        byte[] bytes = ctx.bodyInputStream().readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new ProblemException(
                    ProblemType.TOO_LARGE,
                    "The body is larger than %d bytes.".formatted(MOST_BYTES),
                    "Send fewer ratings at a time: at most 100.");
        }
        return bytes;
    }

    /** Where it does not fit, in the client's own terms: Jackson's message names our classes. */
    private static String told(JsonMappingException e) {
        String path = e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
        return (path.isEmpty() ? "it" : path) + " is missing, unknown, given twice, or not of the right kind.";
    }

    private static String at(JsonProcessingException e) {
        return " (line %d, column %d)"
                .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
    }
}
