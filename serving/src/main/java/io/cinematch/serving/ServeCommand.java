package io.cinematch.serving;

import io.cinematch.model.cli.SettingsOptions;
import io.cinematch.model.errors.ExitCode;
import io.cinematch.model.settings.ServeSettings;
import io.cinematch.model.settings.ServeSettings.Scope;
import io.cinematch.model.settings.Settings;
import io.cinematch.serving.access.Reachable;
import io.cinematch.serving.access.SecretToken;
import io.cinematch.serving.recommend.Snapshot;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.config.Configurator;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code cinematch serve}. */
@Command(
        name = "cinematch serve",
        version = "CineMatch 0.1.0",
        mixinStandardHelpOptions = true,
        description = "Serves the active release over HTTP, and keeps the ratings it is given, until Ctrl-C.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./cinematch serve",
            "  ./cinematch serve --port 9090 --examples",
            "  ./cinematch serve --make-key web --scopes read,write",
            "  CINEMATCH_REDIS_URL=redis://redis.example:6379 ./cinematch serve --conf my.conf"
        })
final class ServeCommand implements Callable<Integer> {
    private final Map<String, String> environment;
    private final Clock clock;

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Option(names = "--host", paramLabel = "HOST", description = "Address to listen at (serve.host).")
    private Optional<String> host = Optional.empty();

    @Option(names = "--port", paramLabel = "PORT", description = "Port to listen at, 0 for any (serve.port).")
    private Optional<Integer> port = Optional.empty();

    @Option(names = "--examples", description = "Also print three requests to try.")
    private boolean examples;

    @Option(
            names = "--make-key",
            paramLabel = "NAME",
            description =
                    "Print a new API key for a program of this name, and the setting that lets it in; starts nothing.")
    private Optional<String> makeKey = Optional.empty();

    @Option(
            names = "--scopes",
            split = ",",
            paramLabel = "SCOPE",
            description = "What that key may do: ${COMPLETION-CANDIDATES} (default: read,write).")
    private Set<Scope> scopes = EnumSet.of(Scope.READ, Scope.WRITE);

    @Spec
    private CommandSpec spec;

    ServeCommand(Map<String, String> environment, Clock clock) {
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (makeKey.isPresent()) {
            printKey(makeKey.get());
            return ExitCode.OK.code();
        }
        Settings settings = settings();
        logAs(settings.serve().log());
        Reachable.check(settings.serve());
        Service service = Service.start(settings, clock);
        stopWithTheProcess(service);
        announce(settings.serve(), service);
        new CountDownLatch(1).await();
        return ExitCode.OK.code();
    }

    /** Place and layout are chosen when log4j reads its configuration, which it did before there were settings. */
    private static void logAs(ServeSettings.Log log) {
        System.setProperty("cinematch.log.to", log.to().name().toLowerCase(Locale.ROOT));
        System.setProperty("cinematch.log.format", log.format().name().toLowerCase(Locale.ROOT));
        if (log.to() != ServeSettings.Target.FILE || log.format() != ServeSettings.Format.TEXT) {
            Configurator.reconfigure();
        }
    }

    private Settings settings() {
        Map<String, String> chosen = new HashMap<>(environment);
        host.ifPresent(name -> chosen.put("CINEMATCH_SERVE_HOST", name));
        port.ifPresent(number -> chosen.put("CINEMATCH_SERVE_PORT", number.toString()));
        return options.load(chosen);
    }

    private void printKey(String name) {
        if (!name.matches(MakeKey.NAME)) {
            throw new ParameterException(
                    spec.commandLine(), "--make-key: a name is 1 to 40 letters, digits, dots, dashes and underscores");
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(new MakeKey(name, scopes, SecretToken.fresh(new SecureRandom())).text());
        out.flush();
    }

    /** A JVM that a signal ends would answer 143 or 130; having stopped as asked is a success. */
    private static void stopWithTheProcess(Service service) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            try {
                                service.close();
                                LoggerFactory.getLogger(ServeCommand.class).info("stopped");
                                // What waits to be written goes with the process otherwise.
                                LogManager.shutdown();
                            } finally {
                                Runtime.getRuntime().halt(ExitCode.OK.code());
                            }
                        },
                        "stop"));
    }

    private void announce(ServeSettings serve, Service service) {
        PrintWriter out = spec.commandLine().getOut();
        String url = "http://%s:%d"
                .formatted(serve.host().contains(":") ? "[" + serve.host() + "]" : serve.host(), service.port());
        out.printf(
                "Serving %s at %s (Ctrl-C stops)%n",
                service.release()
                        .map(r -> "release %s, variant %s,".formatted(r.id(), serve.variant()))
                        .orElse("no release of variant %s yet, run ./cinematch nightly,".formatted(serve.variant())),
                url);
        if (examples) {
            int movie = service.release().map(ServeCommand::mostPopular).orElse(1);
            out.printf("  curl '%s/recommend?user_id=1&n=5'%n", url);
            out.printf(
                    "  curl '%s/rate' -H 'Content-Type: application/json' \\%n    -d '{\"user_id\":1,\"ratings\":[{\"movie_id\":%d,\"rating\":4.5}]}'%n",
                    url, movie);
            out.printf("  curl '%s/user/1/stats'%n", url);
        }
        out.flush();
    }

    private static int mostPopular(Snapshot release) {
        return release.popular()
                .map(item -> release.items().ids()[item])
                .findFirst()
                .orElse(1);
    }
}
