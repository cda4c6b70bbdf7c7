package io.cinematch.model.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigUtil;
import io.cinematch.model.settings.ServeSettings.ApiKey;
import io.cinematch.model.settings.ServeSettings.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads {@code serve}. */
final class ServeReader {
    static final String ARMS = "serve.experiment.arms";
    static final String PORT = "serve.port";
    static final String TMDB_KEY = "serve.tmdb.apiKey";
    private static final String API_KEYS = "serve.auth.apiKeys";
    private static final String KEY_FORM =
            "must be objects such as { name = web, sha256 = \"64 hex digits\", scopes = [%s] }".formatted(names());

    private final SettingsReader in;
    private final Config config;

    ServeReader(SettingsReader in, Config config) {
        this.in = in;
        this.config = config;
    }

    ServeSettings read() {
        return new ServeSettings(
                in.text("serve.host"),
                in.integer(PORT, 0, 65_535),
                in.text("serve.variant"),
                in.integer("serve.minRatings", 1, 1000),
                in.duration("serve.deadline"),
                in.duration("serve.drain"),
                in.integer("serve.exposures", 0, 1_000_000_000),
                new ServeSettings.Experiment(in.text("serve.experiment.salt"), arms()),
                new ServeSettings.Auth(
                        in.choice("serve.auth.users", ServeSettings.Users.class),
                        in.duration("serve.auth.session"),
                        in.secret("serve.auth.adminSecret", 16),
                        apiKeys()),
                in.textsOrNone("serve.names"),
                in.flag("serve.tls"),
                in.integer("serve.proxyHops", 0, 10),
                new ServeSettings.Limits(
                        in.integer("serve.limits.perUser", 1, 1_000_000),
                        in.integer("serve.limits.perAddress", 1, 1_000_000),
                        in.integer("serve.limits.logins", 1, 1_000_000)),
                new ServeSettings.Log(
                        in.choice("serve.log.to", ServeSettings.Target.class),
                        in.choice("serve.log.format", ServeSettings.Format.class),
                        in.duration("serve.log.slow")),
                new ServeSettings.Tmdb(
                        tmdbKey(),
                        in.parsed("serve.tmdb.url", SettingsReader::web),
                        in.parsed("serve.tmdb.imageUrl", SettingsReader::web),
                        in.duration("serve.tmdb.timeout"),
                        in.integer("serve.tmdb.perSecond", 1, 1000)));
    }

    /** It becomes part of addresses and headers. */
    private Secret tmdbKey() {
        Secret key = in.secret(TMDB_KEY, 1);
        if (key.isSet() && !key.value().matches("[A-Za-z0-9._-]+")) {
            in.problem(TMDB_KEY, "must be the API key or the API read access token of a TMDB account");
            return Secret.NONE;
        }
        return key;
    }

    private Map<String, Double> arms() {
        Map<String, Double> arms = new TreeMap<>();
        if (config.hasPath(ARMS)) {
            config.getObject(ARMS).keySet().forEach(arm -> {
                String key = ARMS + "." + ConfigUtil.joinPath(arm);
                arms.put(arm, in.real(key, 0, false, 1_000_000));
            });
        }
        return Map.copyOf(arms);
    }

    /** Values are not repeated in a problem: somebody may have put the key itself there. */
    private List<ApiKey> apiKeys() {
        List<ApiKey> keys = new ArrayList<>();
        Set<String> names = new HashSet<>();
        try {
            for (Config key : config.getConfigList(API_KEYS)) {
                ApiKey read = apiKey(key);
                keys.add(read);
                if (!names.add(read.name())) {
                    in.problem(API_KEYS, "names %s twice".formatted(read.name()));
                }
            }
        } catch (ConfigException | IllegalArgumentException e) {
            in.problem(API_KEYS, KEY_FORM);
        }
        return List.copyOf(keys);
    }

    private static ApiKey apiKey(Config key) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        key.getStringList("scopes").forEach(scope -> scopes.add(Scope.valueOf(scope.toUpperCase(Locale.ROOT))));
        String name = key.getString("name");
        String sha256 = key.getString("sha256").toLowerCase(Locale.ROOT);
        if (!name.matches("[A-Za-z0-9._-]{1,40}")
                || !sha256.matches("[0-9a-f]{64}")
                || !key.root().keySet().equals(Set.of("name", "sha256", "scopes"))) {
            throw new IllegalArgumentException("not an API key");
        }
        return new ApiKey(name, sha256, Set.copyOf(scopes));
    }

    private static String names() {
        return Arrays.stream(Scope.values())
                .map(scope -> scope.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
