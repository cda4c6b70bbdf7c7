package io.cinematch.serving.web;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which scripts a script needs before it can start. A browser learns of them one level at a time, after having read the
 * level before; told of all at once it asks for all at once.
 */
final class ModuleGraph {
    /** {@code import … from './x.mjs'}, over lines too; {@code import('./x.mjs')} is for later, and not among them. */
    private static final Pattern IMPORT =
            Pattern.compile("(?:^|\\n)\\s*(?:import|export)\\s[^;'\"]*?from\\s+['\"]([^'\"]+)['\"]");

    private ModuleGraph() {}

    /**
     * @param files a file's bytes by its path
     * @param start path of the first script
     * @return paths, the first script's own first
     * @throws IllegalStateException when a script needs one that is not there
     */
    static Set<String> reachable(Function<String, Optional<byte[]>> files, String start) {
        Set<String> found = new LinkedHashSet<>();
        visit(files, start, found);
        return found;
    }

    private static void visit(Function<String, Optional<byte[]>> files, String path, Set<String> found) {
        if (!found.add(path)) {
            return;
        }
        byte[] source = files.apply(path).orElseThrow(() -> new IllegalStateException("web/" + path + " is missing"));
        Matcher imports = IMPORT.matcher(new String(source, StandardCharsets.UTF_8));
        while (imports.find()) {
            visit(files, URI.create(path).resolve(imports.group(1)).toString(), found);
        }
    }
}
