package io.cinematch.jobs.cli;

import io.cinematch.jobs.doctor.Doctor;
import io.cinematch.jobs.doctor.Finding;
import io.cinematch.model.cli.SettingsOptions;
import io.cinematch.model.errors.ExitCode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code doctor}. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description =
                "Checks what a night and the service need on this machine, and says what to type where something is "
                        + "wrong (✗) or should be known (!). It starts the local Redis when none runs, and stops it "
                        + "again. Ends with 0, or with 1 when something is wrong.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./cinematch doctor",
            "  ./cinematch doctor --json doctor.json",
            "  CINEMATCH_REDIS_URL=redis://db:6379 ./cinematch doctor"
        })
final class DoctorCommand implements Callable<Integer> {
    private final Surroundings around;

    @Mixin
    private SettingsOptions settings = new SettingsOptions();

    @Mixin
    private JsonOption json = new JsonOption();

    DoctorCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        List<Finding> findings = new Doctor(settings.load(around.environment()), around.clock()).examine();
        findings.forEach(finding -> finding.lines().forEach(around.console()::say));
        json.write(findings);
        boolean well = findings.stream().allMatch(Finding::good);
        around.console().say(well ? "All is well." : "Mend what is marked ✗, then run ./cinematch doctor again.");
        return well ? ExitCode.OK.code() : ExitCode.OTHER.code();
    }
}
