package io.cinematch.jobs.cli;

import io.cinematch.jobs.evaluate.EvaluationReport;
import io.cinematch.jobs.lock.Lock;
import io.cinematch.jobs.registry.Measured;
import io.cinematch.jobs.registry.MlflowLog;
import io.cinematch.jobs.registry.RunList;
import io.cinematch.jobs.run.RunFinder;
import io.cinematch.jobs.run.RunFolder;
import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.run.Storage;
import io.cinematch.jobs.session.HadoopSettings;
import io.cinematch.model.cli.SettingsOptions;
import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import io.cinematch.model.settings.Settings;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code runs}. */
@Command(
        name = "runs",
        mixinStandardHelpOptions = true,
        description = "Lists the runs, newest first: on which data (equal fingerprints are equal ratings), the variant "
                + "with the best NDCG over the full catalogue, and what was released, or where it stopped and why.",
        footerHeading = "%nExamples:%n",
        footer = {"  ./cinematch runs", "  ./cinematch runs --last 50", "  ./cinematch runs --mlflow latest"})
final class RunsCommand implements Callable<Integer> {
    private final Surroundings around;

    @Mixin
    private SettingsOptions settings = new SettingsOptions();

    @Option(
            names = "--last",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many (default: ${DEFAULT-VALUE}).")
    private int last;

    @Option(
            names = "--mlflow",
            paramLabel = "ID",
            description = "Logs a run, or the latest, in registry.mlflow, where the night could not.")
    private Optional<String> mlflow = Optional.empty();

    RunsCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        Settings loaded = settings.load(around.environment());
        Storage storage = new Storage(HadoopSettings.of(loaded.spark()));
        RunFinder runs = new RunFinder(storage, loaded.dataDir());
        if (mlflow.isPresent()) {
            log(loaded, storage, runs, mlflow.get());
        } else {
            RunList.lines(runs.all(), last, run -> atWork(storage, runs.folder(run)))
                    .forEach(around.console()::say);
        }
        return 0;
    }

    private boolean atWork(Storage storage, RunFolder folder) {
        return Lock.holder(storage, folder.lock(), around.clock()).isPresent();
    }

    private void log(Settings loaded, Storage storage, RunFinder runs, String run) {
        URI address = loaded.registry()
                .server()
                .orElseThrow(() -> new CineMatchException(
                        ExitCode.CONFIGURATION,
                        "No MLflow server is set.",
                        "Set registry.mlflow, for example CINEMATCH_REGISTRY_MLFLOW=http://127.0.0.1:5000."));
        RunReport report = runs.report(run);
        List<Measured> measured =
                Measured.of(report, storage.read(runs.folder(report.run()).evaluation(), EvaluationReport.class));
        around.console().say(new MlflowLog(loaded.registry(), address, around.clock()).log(report, measured));
    }
}
