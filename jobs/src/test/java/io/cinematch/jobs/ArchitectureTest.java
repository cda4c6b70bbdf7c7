package io.cinematch.jobs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses JOBS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.cinematch.jobs");

    @Test
    void jobsNeverKnowHttpNorServing() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.javalin..", "org.eclipse.jetty..", "jakarta.servlet..", "io.cinematch.serving..")
                .check(JOBS);
    }

    @Test
    void filesStatisticsReleasesAndLiveReportsAreWithoutSpark() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.cinematch.jobs.movielens..",
                        "io.cinematch.jobs.fetch..",
                        "io.cinematch.jobs.sample..",
                        "io.cinematch.jobs.data..",
                        "io.cinematch.jobs.files..",
                        "io.cinematch.jobs.stats..",
                        "io.cinematch.jobs.releases..",
                        "io.cinematch.jobs.live..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.spark..", "org.apache.hadoop..", "scala..")
                .check(JOBS);
    }

    @Test
    void onlyReleasesTheRatingLogLiveReportsMeasurementsAndTheDoctorKnowRedis() {
        classes()
                .that()
                .resideOutsideOfPackages(
                        "io.cinematch.jobs.publish..",
                        "io.cinematch.jobs.ratinglog..",
                        "io.cinematch.jobs.releases..",
                        "io.cinematch.jobs.live..",
                        "io.cinematch.jobs.bench..",
                        "io.cinematch.jobs.doctor..")
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackage("redis.clients..")
                .check(JOBS);
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching("io.cinematch.jobs.(*)..").should().beFreeOfCycles().check(JOBS);
    }
}
