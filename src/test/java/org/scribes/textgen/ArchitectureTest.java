package org.scribes.textgen;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.onlyDependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Context;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The rules that keep the packages apart, as the design draws them. */
@AnalyzeClasses(packages = ArchitectureTest.ROOT, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    static final String ROOT = "org.scribes.textgen";
    private static final String[] PURE = {
        in("domain.."),
        in("grounding"),
        in("grounding.scripture"),
        in("admission"),
        in("guard"),
        in("usage"),
        in("backend.local.speculation")
    };

    /** Which packages of ours each package may use, beside itself. What is not here has no place yet. */
    private static final Map<String, List<String>> MAY_USE = Map.ofEntries(
            Map.entry("domain", List.of()),
            Map.entry("observe", List.of("domain")),
            Map.entry("threads", List.of("observe")),
            Map.entry("config", List.of("domain", "observe")),
            Map.entry("grounding", List.of("domain")),
            Map.entry("grounding.scripture", List.of("domain", "grounding")),
            Map.entry("admission", List.of("domain")),
            Map.entry(
                    "grounding.store",
                    List.of("domain", "config", "observe", "threads", "grounding", "grounding.scripture")),
            Map.entry("guard", List.of("domain", "config", "observe")),
            Map.entry("guard.store", List.of("domain", "config", "observe", "redis", "guard")),
            Map.entry("redis", List.of("domain", "config", "observe", "threads")),
            Map.entry("cache", List.of("domain", "config", "observe", "redis", "threads")),
            Map.entry("usage", List.of("domain", "config", "observe")),
            Map.entry("usage.store", List.of("domain", "config", "observe", "usage", "threads")),
            Map.entry("slo", List.of("domain", "config", "observe", "threads", "usage..")),
            Map.entry("backend", List.of("domain", "config", "observe")),
            Map.entry("backend.hub", List.of("domain", "config", "observe", "threads", "backend")),
            Map.entry("backend.local", List.of("domain", "config", "observe", "threads", "backend", "backend.local..")),
            Map.entry("backend.local.sampling", List.of("domain", "config", "observe")),
            Map.entry("backend.local.speculation", List.of()),
            Map.entry(
                    "backend.local.checkpoint..", List.of("domain", "config", "observe", "backend.local.checkpoint..")),
            Map.entry("backend.extractive", List.of("domain", "config", "observe", "backend", "grounding..")),
            Map.entry(
                    "generation",
                    List.of(
                            "domain",
                            "config",
                            "observe",
                            "guard..",
                            "cache",
                            "usage..",
                            "slo",
                            "threads",
                            "backend",
                            "grounding..")),
            Map.entry(
                    "api",
                    List.of("domain", "config", "observe", "threads", "admission", "usage..", "slo", "generation")));

    @ArchTest
    static final ArchRule directionsAreKept = CompositeArchRule.of(MAY_USE.entrySet().stream()
            .map(entry -> mayUse(entry.getKey(), entry.getValue()))
            .toList());

    @ArchTest
    static final ArchRule everyPackageHasItsPlace = classes()
            .should()
            .resideInAnyPackage(
                    MAY_USE.keySet().stream().map(ArchitectureTest::in).toArray(String[]::new))
            .as("every package should have its place in the table of this test");

    @ArchTest
    static final ArchRule packagesAreFreeOfCycles =
            slices().matching(in("(**)")).should().beFreeOfCycles();

    @ArchTest
    static final ArchRule djlStaysInTheLocalBackend = noClasses()
            .that()
            .resideOutsideOfPackage(in("backend.local.."))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ai.djl..");

    @ArchTest
    static final ArchRule restStaysAtTheEdges = noClasses()
            .that()
            .resideOutsideOfPackages(in("api.."), in("backend.hub"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.ws.rs..", "org.eclipse.microprofile.rest..");

    @ArchTest
    static final ArchRule pureCodeDoesNoInputOrOutput = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.io..", "java.nio.file..", "java.nio.channels..", "java.net..", "java.sql..");

    @ArchTest
    static final ArchRule pureCodeKnowsScopesOnly = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .dependOnClassesThat(resideInAnyPackage("jakarta..", "org.eclipse.microprofile..")
                    .and(not(resideInAnyPackage("jakarta.enterprise.context..", "jakarta.inject.."))));

    @ArchTest
    static final ArchRule domainKnowsNoFramework = classes()
            .that()
            .resideInAPackage(in("domain"))
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", in("domain"));

    @ArchTest
    static final ArchRule onlyConfigReadsProperties = noClasses()
            .that()
            .resideOutsideOfPackage(in("config"))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.eclipse.microprofile.config..");

    @ArchTest
    static final ArchRule onlyObserveLogs = noClasses()
            .that()
            .resideOutsideOfPackage(in("observe"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.util.logging..", "org.slf4j..", "com.ibm.websphere.logging..");

    @ArchTest
    static final ArchRule onlyObserveTraces = noClasses()
            .that()
            .resideOutsideOfPackage(in("observe"))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.opentelemetry..");

    @ArchTest
    static final ArchRule standardStreamsAreSilent = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule nothingIsInjectedIntoFields = fields().should()
            .notBeAnnotatedWith(Inject.class)
            .andShould()
            .notBeAnnotatedWith(Context.class)
            .allowEmptyShould(true);

    /** The rules above let absent packages pass: these are here, or nothing was checked. */
    @ArchTest
    static void packagesAreFound(JavaClasses all) {
        assertThat(all.stream().map(JavaClass::getPackageName))
                .contains(in("domain"), in("config"), in("observe"), in("backend"), in("generation"));
    }

    @ArchTest
    static void domainHasTwoExceptions(JavaClasses all) {
        Stream<JavaClass> exceptions = all.stream()
                .filter(resideInAPackage(in("domain")))
                .filter(type -> type.isAssignableTo(Throwable.class));

        assertThat(exceptions.map(JavaClass::getSimpleName))
                .containsExactlyInAnyOrder("GenerationException", "ModelLoadException");
    }

    private static ArchRule mayUse(String name, List<String> used) {
        String[] allowed = Stream.concat(Stream.of(name), used.stream())
                .map(ArchitectureTest::in)
                .toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage(in(name))
                .should(onlyDependOnClassesThat(not(resideInAPackage(in(".."))).or(resideInAnyPackage(allowed))))
                .as(name + " should only use " + used)
                .allowEmptyShould(true);
    }

    private static String in(String name) {
        return name.equals("..") ? ROOT + ".." : ROOT + "." + name;
    }
}
