package io.cinematch.model;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The "must never know" column of the design, for this module. */
class ModuleBoundariesTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.cinematch.model");

    @Test
    void theModelKnowsNeitherSparkNorHttp() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.spark..",
                        "org.apache.hadoop..",
                        "scala..",
                        "io.javalin..",
                        "org.eclipse.jetty..",
                        "jakarta.servlet..",
                        "java.net.http..",
                        "com.sun.net.httpserver..",
                        "io.cinematch.jobs..",
                        "io.cinematch.serving..")
                .check(CLASSES);
    }

    @Test
    void theMathsDoesNotKnowRedis() {
        noClasses()
                .that()
                .resideInAnyPackage("..model.score..", "..model.foldin..", "..model.metrics..", "..model.catalogue..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("redis..", "..model.store..", "..model.release..", "..model.settings..")
                .check(CLASSES);
    }

    @Test
    void theReleaseFormatDoesNotKnowWhereItIsStored() {
        noClasses()
                .that()
                .resideInAPackage("..model.release..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("redis..", "..model.store..", "..model.settings..")
                .check(CLASSES);
    }
}
