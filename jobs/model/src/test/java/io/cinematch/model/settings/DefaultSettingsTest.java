package io.cinematch.model.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.cinematch.model.foldin.Missing;
import io.cinematch.model.foldin.Regularisation;
import io.cinematch.model.store.Durability;
import io.cinematch.model.store.RedisAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Pins every default: changing one is a decision, seen in review, not an accident. */
class DefaultSettingsTest {
    private static final Settings DEFAULTS = new Settings(
            "data",
            Path.of("data"),
            new Settings.Redis(RedisAddress.parse("redis://127.0.0.1:6379"), Duration.ofSeconds(2), Durability.ALWAYS),
            new Settings.Spark("local[*]", 0, Map.of()),
            new Settings.Ingest(0.01, Settings.RatingLogUse.READ),
            new Settings.Split(Settings.SplitStrategy.RANDOM, 0.2, 5, Instant.parse("2000-12-01T00:00:00Z"), 42),
            Map.of(
                    "popularity",
                    new Variant.Popularity(),
                    "item-mean",
                    new Variant.ItemMean(5),
                    "bias",
                    new Variant.Bias(5, 10),
                    "funksvd",
                    new Variant.FunkSvd(
                            64,
                            25,
                            0.02,
                            3,
                            0.02,
                            0.95,
                            0.2,
                            new Regularisation(0.04, 0.04, 0.02, 0.01),
                            new Missing(0, 0, 8),
                            0.01,
                            0,
                            42),
                    "funksvd-rank",
                    new Variant.FunkSvd(
                            64,
                            25,
                            0,
                            3,
                            0.03,
                            0.91,
                            0.2,
                            new Regularisation(0.04, 0.04, 0.02, 0.005),
                            new Missing(1.2, 0, 6),
                            0.05,
                            0,
                            42),
                    "two-heads",
                    new Variant.TwoHeads("funksvd-rank", "funksvd"),
                    "als",
                    new Variant.Als(10, 20, 0.065, 2, 42),
                    "als-implicit",
                    new Variant.AlsImplicit(64, 5, 0.2, 2, 4, 2, 42)),
            List.of("popularity", "item-mean", "bias", "funksvd", "als", "als-implicit", "funksvd-rank", "two-heads"),
            new Settings.Evaluate(10, 4),
            new Settings.AbTest(1000, List.of(), "1", 42, 0.7, 0.2, 0.02, 0.5, 0.9, Duration.ofHours(1)),
            new Settings.Tune(
                    30,
                    0.1,
                    Map.of(
                            "item-mean",
                            Map.of("damping", log(0.5, 100)),
                            "bias",
                            Map.of("userDamping", log(1, 30), "itemDamping", log(1, 60)),
                            "funksvd",
                            Map.of(
                                    "stepSize", log(0.01, 0.06),
                                    "stepDecay", new TuneAxis.Range(0.88, 0.98, false),
                                    "biasStep", log(0.2, 0.8),
                                    "regParam", log(0.03, 0.1),
                                    "itemRegParam", log(0.03, 0.1),
                                    "userBiasRegParam", log(0.01, 0.1),
                                    "itemBiasRegParam", log(0.002, 0.05)),
                            "funksvd-rank",
                            Map.of(
                                    "stepSize", log(0.02, 0.05),
                                    "stepDecay", new TuneAxis.Range(0.88, 0.95, false),
                                    "regParam", log(0.02, 0.08),
                                    "itemRegParam", log(0.02, 0.08),
                                    "missingWeight", log(0.6, 2),
                                    "missingPerRating", new TuneAxis.Choice(List.of(4.0, 6.0, 8.0))),
                            "als",
                            Map.of("regParam", log(0.03, 0.2)),
                            "als-implicit",
                            Map.of(
                                    "regParam", log(0.003, 0.3),
                                    "alpha", log(1, 40),
                                    "minStars", new TuneAxis.Choice(List.of(3.0, 4.0, 5.0))))),
            100,
            List.of("two-heads"),
            0.02,
            3,
            new NightlySettings(List.of("foldin", "abtest"), 14, 5, Hook.NONE, Hook.NONE, Duration.ofSeconds(30)),
            List.of(),
            new ServeSettings(
                    "127.0.0.1",
                    8080,
                    "two-heads",
                    5,
                    Duration.ofSeconds(1),
                    Duration.ofMillis(500),
                    1_000_000,
                    new ServeSettings.Experiment("1", Map.of()),
                    new ServeSettings.Auth(ServeSettings.Users.OPEN, Duration.ofHours(24), Secret.NONE, List.of()),
                    List.of(),
                    false,
                    0,
                    new ServeSettings.Limits(20, 100, 10),
                    new ServeSettings.Log(ServeSettings.Target.FILE, ServeSettings.Format.TEXT, Duration.ofMillis(250)),
                    new ServeSettings.Tmdb(
                            Secret.NONE,
                            URI.create("https://api.themoviedb.org/3"),
                            URI.create("https://image.tmdb.org/t/p/w342"),
                            Duration.ofSeconds(2),
                            20)),
            new RegistrySettings("", "cinematch", Secret.NONE, "", Secret.NONE));

    private static TuneAxis log(double min, double max) {
        return new TuneAxis.Range(min, max, true);
    }

    @Test
    void areTheseExactly() {
        assertThat(SettingsLoader.load(List.of(), Map.of())).isEqualTo(DEFAULTS);
    }

    @Test
    void variantsComeInOneOrderOnEveryMachine() {
        assertThat(SettingsLoader.load(List.of(), Map.of()).variants().keySet())
                .containsExactly(
                        "als",
                        "als-implicit",
                        "bias",
                        "funksvd",
                        "funksvd-rank",
                        "item-mean",
                        "popularity",
                        "two-heads");
    }

    @Test
    void theEmbeddedRedisLivesUnderTheDataFolder() {
        assertThat(DEFAULTS.redisFolder()).hasToString("data/redis");
    }
}
