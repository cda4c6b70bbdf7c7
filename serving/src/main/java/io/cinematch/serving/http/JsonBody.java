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
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.module.blackbird.BlackbirdModule;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** The JSON of requests and answers: snake_case, and in requests exactly what is documented and nothing else. */
public final class JsonBody {
    private static final int MOST_DEPTH = 16;
    private static final int LONGEST_TEXT = 4096;
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_NUMBER = 40;

    private static final Set<Class<?>> OPTIONAL = Set.of(Optional.class, OptionalInt.class);

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MOST_DEPTH)
                            .maxStringLength(LONGEST_TEXT)
                            .maxNameLength(LONGEST_NAME)
                            .maxNumberLength(LONGEST_NUMBER)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .addModule(new BlackbirdModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .annotationIntrospector(new AllButOptional())
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonBody() {}

    /** What a request leaves out would otherwise be null or 0. */
    private static final class AllButOptional extends JacksonAnnotationIntrospector {
        @Override
        public Boolean hasRequiredMarker(AnnotatedMember member) {
            return !OPTIONAL.contains(member.getRawType());
        }
    }

    /** Answers with JSON; a record of ours always is some. */
    public static void answer(Context ctx, Object body) {
        try {
            ctx.contentType("application/json").result(MAPPER.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer that is no JSON", e);
        }
    }

    /** For what else writes answers. */
    public static ObjectMapper mapper() {
        return MAPPER.copy();
    }

    /**
     * The body of a request. Parts whose type is {@link Optional} or {@link OptionalInt} may be left out, or null.
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
        return parse(bytes(ctx), type, example);
    }

    /** The same of bytes at hand. */
    public static <T> T parse(byte[] json, Class<T> type, String example) {
        try {
            T body = MAPPER.readValue(utf8(json), type);
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
        }
    }

    /** Jackson would guess an encoding from the first bytes; the standard allows one. */
    private static String utf8(byte[] json) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(json))
                    .toString();
            if (text.indexOf('\0') < 0) {
                return text;
            }
        } catch (CharacterCodingException notUtf8) {
            // Told below, together with what only looks like it.
        }
        throw ProblemException.invalid("The body is not text in UTF-8.", "Encode the JSON as UTF-8, without a BOM.");
    }

    /** Counted here, as a body sent in chunks declares no length to check beforehand. */
    private static byte[] bytes(Context ctx) {
        try {
            byte[] bytes = ctx.bodyInputStream().readNBytes(BodyLimit.MOST_BYTES + 1);
            if (bytes.length > BodyLimit.MOST_BYTES) {
                throw BodyLimit.tooLarge();
            }
            return bytes;
        } catch (IOException e) {
            throw new ProblemException(ProblemType.CUT_SHORT, "The body ended early.", "Send all of it.");
        }
    }

    /** Where it does not fit, in the client's own terms: Jackson's message names our classes. */
    private static String told(JsonMappingException e) {
        String path = e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
        return (path.isEmpty() ? "it" : path) + " is missing, null, unknown, given twice, or not of the right kind.";
    }

    private static String at(JsonProcessingException e) {
        return " (line %d, column %d)"
                .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
    }
}
