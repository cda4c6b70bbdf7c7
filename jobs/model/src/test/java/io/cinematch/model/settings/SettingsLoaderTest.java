package io.cinematch.model.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cinematch.model.release.Head;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsLoaderTest {
    @TempDir
    Path folder;

    private SettingsFiles files;

    @BeforeEach
    void open() {
        files = new SettingsFiles(folder);
    }

    @Test
    void laterFilesWinAndTheEnvironmentWinsOverAll() {
        Path first = files.file("first.conf", "serve { port = 1, minRatings = 7 }, score.listSize = 50");
        Path second = files.file("second.conf", "serve.port = 2");
        ServeSettings serve =
                SettingsLoader.load(List.of(first, second), Map.of()).serve();
        assertThat(serve.port()).isEqualTo(2);
        assertThat(serve.minRatings()).isEqualTo(7);
        assertThat(serve.variant()).isEqualTo("two-heads");
        Settings settings = SettingsLoader.load(List.of(first, second), Map.of("CINEMATCH_SERVE_PORT", "3"));
        assertThat(settings.serve().port()).isEqualTo(3);
        assertThat(settings.listSize()).isEqualTo(50);
    }

    @Test
    void theEnvironmentSetsEveryKindOfValue() {
        Settings settings = SettingsLoader.load(
                List.of(),
                Map.of(
                        "CINEMATCH_TRAIN_VARIANTS", " als , two-heads ",
                        "CINEMATCH_REDIS_TIMEOUT", "750ms",
                        "CINEMATCH_SPLIT_TEST_SHARE", "0.3",
                        "CINEMATCH_SPLIT_STRATEGY", "leave-last",
                        "CINEMATCH_SPLIT_SEED", "-9223372036854775808",
                        "CINEMATCH_VARIANTS_FUNKSVD_INIT_STD_DEV", "0.1",
                        "CINEMATCH_DATA_DIR", "/some where/ü",
                        "CINEMATCH_HOME", "not a setting, but known",
                        "PATH", "/bin"));
        assertThat(settings.trainVariants()).containsExactly("als", "two-heads");
        assertThat(settings.trainedVariants()).containsExactly("als", "funksvd-rank", "funksvd", "two-heads");
        assertThat(settings.redis().timeout()).isEqualTo(Duration.ofMillis(750));
        assertThat(settings.split().testShare()).isEqualTo(0.3);
        assertThat(settings.split().strategy()).isEqualTo(Settings.SplitStrategy.LEAVE_LAST);
        assertThat(settings.split().seed()).isEqualTo(Long.MIN_VALUE);
        assertThat(((Variant.FunkSvd) settings.variants().get("funksvd")).initStdDev())
                .isEqualTo(0.1);
        assertThat(settings.dataDir()).isEqualTo("/some where/ü");
    }

    /** As a Kubernetes cluster sets them where services are called cinematch, cinematch-redis and cinematch-serve. */
    @Test
    void whatKubernetesTellsOfServicesIsNoSetting() {
        Settings settings = SettingsLoader.load(
                List.of(),
                Map.of(
                        "CINEMATCH_SERVICE_HOST", "10.0.0.7",
                        "CINEMATCH_SERVICE_PORT", "80",
                        "CINEMATCH_SERVICE_PORT_HTTP", "80",
                        "CINEMATCH_PORT", "tcp://10.0.0.7:80",
                        "CINEMATCH_PORT_80_TCP", "tcp://10.0.0.7:80",
                        "CINEMATCH_PORT_80_TCP_ADDR", "10.0.0.7",
                        "CINEMATCH_REDIS_SERVICE_HOST", "10.0.0.8",
                        "CINEMATCH_REDIS_PORT_6379_TCP_PROTO", "tcp",
                        "CINEMATCH_SERVE_PORT", "tcp://10.0.0.9:8080"));
        assertThat(settings.serve().port()).isEqualTo(8080);
        assertThatThrownBy(() -> SettingsLoader.load(List.of(), Map.of("CINEMATCH_SERVICE", "10.0.0.7")))
                .hasMessageContaining("CINEMATCH_SERVICE (environment) is not a setting");
        assertThatThrownBy(() -> SettingsLoader.load(List.of(), Map.of("CINEMATCH_SERVE_PORT", "eighty")))
                .hasMessageContaining("serve.port");
    }

    @Test
    void aPlatformSaysByPortWhereToListen() {
        assertThat(SettingsLoader.load(List.of(), Map.of("PORT", "10000"))
                        .serve()
                        .port())
                .isEqualTo(10_000);
        assertThat(SettingsLoader.load(List.of(), Map.of("PORT", "10000", "CINEMATCH_SERVE_PORT", "9090"))
                        .serve()
                        .port())
                .isEqualTo(9090);
    }

    @Test
    void anOverlayDerivesVariantsAndTheEnvironmentReachesThem() {
        Path overlay = files.file("mine.conf", """
                variants.mine = ${variants.funksvd} { rank = 64 }
                variants.als-wide { algorithm = als, rank = 9, maxIter = 1, regParam = 1, numBlocks = 1, seed = 1 }
                train.variants = ${train.variants} [mine, als-wide]
                """);
        Settings settings = SettingsLoader.load(
                List.of(overlay),
                Map.of("CINEMATCH_VARIANTS_MINE_MAX_ITER", "7", "CINEMATCH_VARIANTS_ALS_WIDE_RANK", "11"));
        Variant.FunkSvd mine = (Variant.FunkSvd) settings.variants().get("mine");
        assertThat(mine.rank()).isEqualTo(64);
        assertThat(mine.maxIter()).isEqualTo(7);
        assertThat(mine.stepSize()).isEqualTo(0.02);
        assertThat(((Variant.Als) settings.variants().get("als-wide")).rank()).isEqualTo(11);
        assertThat(settings.trainVariants())
                .containsExactly(
                        "popularity",
                        "item-mean",
                        "bias",
                        "funksvd",
                        "als",
                        "als-implicit",
                        "funksvd-rank",
                        "two-heads",
                        "mine",
                        "als-wide");
    }

    @Test
    void whatATwoHeadedVariantIsMadeOfIsTrainedOnceAndBeforeIt() {
        Path overlay = files.file("heads.conf", """
                variants.other { algorithm = two-heads, rank = als, stars = funksvd }
                train.variants = [two-heads, other, als, popularity]
                publish.variants = [other, funksvd]
                serve.variant = other
                """);
        assertThat(SettingsLoader.load(List.of(overlay), Map.of()).trainedVariants())
                .containsExactly("funksvd-rank", "funksvd", "two-heads", "als", "other", "popularity");
    }

    @Test
    void aVariantThatCountsMissingRatingsPredictsNoStars() {
        Map<String, Variant> variants = SettingsLoader.load(List.of(), Map.of()).variants();
        assertThat(variants.get("funksvd").heads()).containsExactly(Head.RANK, Head.STARS);
        assertThat(variants.get("funksvd-rank").heads()).containsExactly(Head.RANK);
        assertThat(variants.get("two-heads").heads()).containsExactly(Head.RANK, Head.STARS);
        assertThat(variants.get("popularity").heads()).containsExactly(Head.RANK);
        assertThat(variants.get("als-implicit").heads()).containsExactly(Head.RANK);
    }

    @Test
    void eightMistakesAreEightProblems() {
        Path wrong = files.file("wrong.conf", """
                serve.port = 70000
                split.testShare = much
                split.strategy = sorted
                redis.timeout = soon
                variants.als.rank = 20.5
                variants.bias.damping = 3
                evaluate.kk = 10
                colour = blue
                """);
        String message = SettingsFiles.problem(List.of(wrong), Map.of());
        assertThat(message).startsWith("8 settings are wrong:");
        assertThat(message.lines().toList()).hasSize(9);
        assertThat(message)
                .contains("serve.port must be a whole number from 0 to 65535, not 70000 (")
                .contains("split.testShare must be a number above 0 and at most 0.9, not \"much\" (")
                .contains("split.strategy must be one of random, leave-last, time, not \"sorted\" (")
                .contains("redis.timeout must be a time such as 500ms or 2s, not \"soon\" (")
                .contains("variants.als.rank must be a whole number from 1 to 1024, not 20.5 (")
                .contains("variants.bias.damping is not a setting of bias (")
                .contains("evaluate.kk is not a setting (")
                .contains("colour is not a setting (");
        for (int line = 1; line <= 8; line++) {
            assertThat(message).contains("wrong.conf: %d)".formatted(line));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "redis = 7 | redis.url",
                "redis.url = [1] | redis.url",
                "serve = [] | serve.port",
                "variants = 3 | variants must be an object",
                "variants.x = 3 | variants.x must be an object",
                "variants.x = null | variants.x must be an object",
                "variants.x {} | variants.x.algorithm must be one of als, als-implicit, bias, funksvd, item-mean, popularity, two-heads",
                "variants.x.algorithm = [als] | variants.x.algorithm must be one of",
                "variants.\"a.b\" { algorithm = popularity } | variants.\"a.b\" must be named",
                "variants.A { algorithm = popularity } | variants.A must be named",
                "variants.als.numBlocks = null | variants.als.numBlocks is missing",
                "variants.funksvd.\"a.b\" = 1 | variants.funksvd.\"a.b\" is not a setting of funksvd",
                "serve.port = null | serve.port is missing",
                "serve.portt {} | serve.portt is not a setting",
                "serve.port.x = 1 | serve.port",
                "\"serve.port\" = 1 | \"serve.port\" is not a setting",
                "serve.port = 8080.5 | serve.port",
                "split.seed = 1e30 | split.seed",
                "split.seed = 0.5 | split.seed",
                "split.cut = yesterday | split.cut",
                "split.testShare = NaN | split.testShare",
                "redis.timeout = 0s | redis.timeout",
                "redis.timeout = -1s | redis.timeout",
                "data.dir = \" \" | data.dir must not be empty",
                "abtest.users = 1 | abtest.users",
                "abtest.liked = 1.1 | abtest.liked",
                "abtest.within = 0s | abtest.within",
                "abtest.arms = [als, x] | abtest.arms names x, which is not in train.variants",
                "abtest.arms = [als, als] | abtest.arms names a variant twice",
                "train.variants = [] | train.variants",
                "train.variants = [funksvd, funksvd] | each once",
                "train.variants = [funksvd, x] | train.variants names x, which is not under variants",
                "publish.variants = [funksvd, popularity], train.variants = [funksvd] | publish.variants names popularity, which is not in train.variants",
                "publish.variants = [als] | serve.variant names two-heads, which is not in publish.variants",
                "variants.funksvd.missingWeight = -1 | variants.funksvd.missingWeight must be a number from 0",
                "variants.funksvd.missingPerRating = 1.5 | variants.funksvd.missingPerRating must be a whole number",
                "variants.two-heads.rank = nope | variants.two-heads.rank names nope, which is not under variants",
                "variants.two-heads.rank = two-heads | variants.two-heads.rank names two-heads, which has two heads itself",
                "variants.two-heads.stars = popularity | variants.two-heads.stars names popularity, which cannot predict stars",
                "variants.two-heads.stars = funksvd-rank | variants.two-heads.stars names funksvd-rank, which cannot predict stars",
                "variants.two-heads.stars = null | variants.two-heads.stars is missing",
                "variants.item-mean.damping = -1 | variants.item-mean.damping must be a number from 0",
                "variants.als-implicit.minStars = 5.5 | variants.als-implicit.minStars must be a number from 0 and at most 5",
                "variants.als-implicit.alpha = -1 | variants.als-implicit.alpha must be a number from 0",
                "variants.two-heads.stars = als-implicit | variants.two-heads.stars names als-implicit, which cannot predict stars",
                "publish.variants = [als-implicit], serve.variant = als-implicit | publish.variants names als-implicit: the service could not fold",
                "variants.two-heads.rank = als-implicit | publish.variants names two-heads: the service could not fold",
                "variants.two-heads.maxIter = 1 | variants.two-heads.maxIter is not a setting of two-heads",
            })
    void everyMistakeIsAProblemWithItsKey(String text, String expected) {
        assertThat(SettingsFiles.problem(List.of(files.file("a.conf", text)), Map.of()))
                .contains(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "CINEMATCH_NOPE, CINEMATCH_NOPE (environment) is not a setting",
        "CINEMATCH_SERVE, CINEMATCH_SERVE (environment) is not a setting",
        "CINEMATCH_SERVE_PORT, (environment variable CINEMATCH_SERVE_PORT)",
        "CINEMATCH_TRAIN_VARIANTS, (environment variable CINEMATCH_TRAIN_VARIANTS)",
    })
    void mistakesInTheEnvironmentNameTheVariable(String variable, String expected) {
        assertThat(SettingsFiles.problem(List.of(), Map.of(variable, "x"))).contains(expected);
    }

    @Test
    void filesThatCannotBeReadAreReportedTogetherWithTheRest() {
        Path malformed = files.file("malformed.conf", "serve { port = ");
        Path unresolved = files.file("unresolved.conf", "data.dir = ${nowhere.to.be.found}");
        Path missing = folder.resolve("missing.conf");
        assertThat(SettingsFiles.problem(List.of(malformed, missing), Map.of("CINEMATCH_NOPE", "1")))
                .startsWith("3 settings are wrong:")
                .contains("malformed.conf")
                .contains("missing.conf is not a file that can be read");
        assertThat(SettingsFiles.problem(List.of(missing, unresolved), Map.of()))
                .startsWith("2 settings are wrong:")
                .contains("nowhere.to.be.found");
        assertThat(SettingsFiles.problem(List.of(folder), Map.of())).contains("is not a file that can be read");
    }

    @ParameterizedTest
    @CsvSource({
        "split.testShare, CINEMATCH_SPLIT_TEST_SHARE",
        "variants.als-implicit.maxIter, CINEMATCH_VARIANTS_ALS_IMPLICIT_MAX_ITER",
        "data.dir, CINEMATCH_DATA_DIR",
        "variants.mf2.itemBiasRegParam, CINEMATCH_VARIANTS_MF2_ITEM_BIAS_REG_PARAM",
    })
    void variableNames(String key, String variable) {
        assertThat(SettingsLoader.variable(key)).isEqualTo(variable);
    }

    @Test
    void anArmOfAnExperimentMustBePublished() {
        assertThatThrownBy(() ->
                        SettingsLoader.load(List.of(files.file("my.conf", "serve.experiment.arms.als = 1")), Map.of()))
                .hasMessageContaining("names als, which is not in publish.variants");
    }
}
