package io.cinematch.model.settings;

import java.net.URI;
import java.util.Optional;

/**
 * Where runs are logged beside {@code data.dir}.
 *
 * @param mlflow address of a tracking server; empty without one
 * @param experiment under which
 * @param token who logs; or
 * @param user name, with
 * @param password its password
 */
public record RegistrySettings(String mlflow, String experiment, Secret token, String user, Secret password) {
    public Optional<URI> server() {
        return mlflow.isEmpty() ? Optional.empty() : Optional.of(URI.create(mlflow));
    }
}
