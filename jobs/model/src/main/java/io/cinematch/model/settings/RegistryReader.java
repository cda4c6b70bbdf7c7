package io.cinematch.model.settings;

import java.util.Map;

/** Reads {@code registry}. */
final class RegistryReader {
    private static final String TOKEN = "registry.token";
    private static final String USER = "registry.user";
    private static final String PASSWORD = "registry.password";

    /** The names under which other programs know the same keys. */
    static final Map<String, String> VARIABLES = Map.of(
            "MLFLOW_TRACKING_TOKEN", TOKEN,
            "MLFLOW_TRACKING_USERNAME", USER,
            "MLFLOW_TRACKING_PASSWORD", PASSWORD);

    private final SettingsReader in;

    RegistryReader(SettingsReader in) {
        this.in = in;
    }

    RegistrySettings read() {
        return new RegistrySettings(
                in.parsed(
                        "registry.mlflow",
                        text -> text.isEmpty() ? text : SettingsReader.web(text).toString()),
                in.text("registry.experiment"),
                token(),
                in.parsed(USER, text -> text),
                in.secret(PASSWORD, 1));
    }

    /** It becomes part of a header. */
    private Secret token() {
        Secret token = in.secret(TOKEN, 1);
        if (token.isSet() && !token.value().matches("[\\x21-\\x7e]+")) {
            in.problem(TOKEN, "must be a token: letters, digits and signs without spaces");
            return Secret.NONE;
        }
        return token;
    }
}
