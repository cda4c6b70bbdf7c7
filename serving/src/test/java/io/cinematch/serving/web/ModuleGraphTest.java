package io.cinematch.serving.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ModuleGraphTest {
    private static final Map<String, String> FILES = Map.of(
            "js/main.mjs",
                    "import { a } from './core/a.mjs';\nimport {\n  b,\n} from './b.mjs';\nimport('./later.mjs');",
            "js/core/a.mjs", "export { b } from '../b.mjs';\n// import x from './nowhere.mjs'",
            "js/b.mjs", "import { a } from './core/a.mjs';\nexport const b = 1;",
            "js/later.mjs", "",
            "js/broken.mjs", "import x from './missing.mjs';");

    @Test
    void everythingThatIsNeededAtOnceIsFoundOnceAlsoInACircle() {
        assertThat(reachable("js/main.mjs")).containsExactly("js/main.mjs", "js/core/a.mjs", "js/b.mjs");
    }

    @Test
    void aScriptThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> reachable("js/broken.mjs")).hasMessage("web/js/missing.mjs is missing");
    }

    private static Set<String> reachable(String start) {
        return ModuleGraph.reachable(
                path -> Optional.ofNullable(FILES.get(path)).map(text -> text.getBytes(StandardCharsets.UTF_8)), start);
    }
}
