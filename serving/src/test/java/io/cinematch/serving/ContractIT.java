package io.cinematch.serving;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The document and the route table say the same; {@link LiveService} holds every answer of every test against it. */
class ContractIT {
    @RegisterExtension
    static final RunningService RUNNING = RunningService.forAll("r1");

    private final LiveService service = RUNNING.service();

    @Test
    void theDocumentIsValid() {
        assertThat(new OpenAPIV3Parser().readContents(Contract.document()).getMessages())
                .isEmpty();
    }

    @Test
    void everyRouteIsInTheDocumentAndNoOther() {
        List<String> documented = new ArrayList<>();
        JsonNode paths = service.get("/openapi.json").json().get("paths");
        paths.fields()
                .forEachRemaining(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(
                                method -> documented.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        assertThat(documented)
                .containsExactlyInAnyOrderElementsOf(service.routes().stream()
                        // A parameter that may have slashes in it is a parameter all the same.
                        .map(route -> route.method() + " "
                                + route.path().replace('<', '{').replace('>', '}'))
                        .toList());
    }
}
