package io.cinematch.serving;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.cinematch.model.store.UserStore;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final String[] HTTP = {
        "io.javalin..", "jakarta.servlet..", "org.eclipse.jetty..", "java.net.http..", "com.sun.net.httpserver.."
    };

    private final JavaClasses all = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.cinematch");

    @Test
    void servingNeverKnowsSpark() {
        noClasses()
                .that()
                .resideInAPackage("io.cinematch.serving..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.spark..", "scala..", "org.apache.hadoop..", "io.cinematch.jobs..")
                .check(all);
    }

    @Test
    void sparkIsNotOnTheClassPathOfServing() {
        assertThatThrownBy(() -> Class.forName("org.apache.spark.SparkContext"))
                .isInstanceOf(ClassNotFoundException.class);
        assertThat(System.getProperty("java.class.path")).doesNotContain("spark-core", "scala-library");
    }

    @Test
    void modelNeverKnowsHttp() {
        noClasses()
                .that()
                .resideInAPackage("io.cinematch.model..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(HTTP)
                .check(all);
    }

    @Test
    void whatToShowIsDecidedWithoutHttpAndWithoutRedis() {
        noClasses()
                .that()
                .resideInAPackage("io.cinematch.serving.recommend..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(HTTP)
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("redis.clients..")
                .check(all);
    }

    @Test
    void onlyTheServerAndItsHandlersKnowJavalin() {
        noClasses()
                .that()
                .resideInAnyPackage("io.cinematch.serving.recommend..", "io.cinematch.serving.release..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.javalin..")
                .check(all);
    }

    /** What a caller may see is decided there; nobody else can forget to ask. */
    @Test
    void ofTheRoutesOnlyUsersReadsUsers() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.cinematch.serving.bench..")
                .and()
                .doNotHaveSimpleName("Users")
                .and()
                .resideInAPackage("io.cinematch.serving..")
                .should()
                .callMethodWhere(target(nameMatching("read|confirm")).and(targetOwner(type(UserStore.class))))
                .check(all);
    }
}
