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
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
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
        in("grounding.answer"),
        in("grounding.constraint"),
        in("grounding.passage"),
        in("grounding.quotation"),
        in("grounding.reference"),
        in("grounding.scripture"),
        in("grounding.text"),
        in("grounding.unmarked"),
        in("admission"),
        in("guard"),
        in("generation.candidate"),
        in("generation.explanation"),
        in("usage"),
        in("statistics"),
        in("comparison"),
        in("backend.local.kv"),
        in("backend.local.speculation")
    };

    /** Which packages of ours each package may use, beside itself. What is not here has no place yet. */
    private static final Map<String, List<String>> MAY_USE = Map.ofEntries(
            Map.entry("domain", List.of()),
            Map.entry("observe", List.of("domain")),
            Map.entry("problem", List.of("domain")),
            Map.entry("threads", List.of("observe")),
            Map.entry("config", List.of("domain", "observe", "problem")),
            Map.entry("admission", List.of("domain")),
            Map.entry("redis", List.of("config", "domain", "observe", "threads")),
            Map.entry(
                    "grounding",
                    List.of(
                            "domain",
                            "grounding.answer",
                            "grounding.constraint",
                            "grounding.passage",
                            "grounding.quotation",
                            "grounding.reference",
                            "grounding.text",
                            "grounding.unmarked")),
            Map.entry("grounding.answer", List.of("domain", "grounding.reference", "grounding.text")),
            Map.entry("grounding.constraint", List.of("domain", "grounding.text")),
            Map.entry("grounding.passage", List.of("domain", "grounding.reference", "grounding.text")),
            Map.entry(
                    "grounding.quotation",
                    List.of(
                            "domain",
                            "grounding.answer",
                            "grounding.passage",
                            "grounding.reference",
                            "grounding.text")),
            Map.entry("grounding.reference", List.of("domain", "grounding.text")),
            Map.entry(
                    "grounding.scripture",
                    List.of("domain", "grounding.passage", "grounding.reference", "grounding.text")),
            Map.entry(
                    "grounding.store",
                    List.of(
                            "config",
                            "domain",
                            "grounding.reference",
                            "grounding.scripture",
                            "grounding.text",
                            "observe",
                            "problem",
                            "threads")),
            Map.entry("grounding.text", List.of("domain")),
            Map.entry(
                    "grounding.unmarked",
                    List.of(
                            "domain",
                            "grounding.answer",
                            "grounding.passage",
                            "grounding.quotation",
                            "grounding.reference",
                            "grounding.text")),
            Map.entry("guard", List.of("config", "domain", "observe")),
            Map.entry("guard.store", List.of("config", "domain", "guard", "observe", "problem", "redis")),
            Map.entry("cache", List.of("config", "domain", "observe", "redis", "threads")),
            Map.entry("usage", List.of("config", "domain", "observe")),
            Map.entry("usage.store", List.of("config", "domain", "observe", "threads", "usage")),
            Map.entry("statistics", List.of()),
            Map.entry("comparison", List.of("domain", "statistics", "usage")),
            Map.entry("slo", List.of("config", "domain", "observe", "threads", "usage")),
            Map.entry("template", List.of("domain", "template.parse", "template.builtin", "template.value")),
            Map.entry("template.parse", List.of("domain", "template.builtin", "template.value")),
            Map.entry("template.builtin", List.of("domain", "template.value")),
            Map.entry("template.value", List.of("domain")),
            Map.entry("checkpoint", List.of("domain", "problem", "template")),
            Map.entry("checkpoint.download", List.of("checkpoint", "domain", "problem")),
            Map.entry("backend", List.of("config", "domain", "observe", "threads")),
            Map.entry(
                    "backend.extractive",
                    List.of(
                            "backend",
                            "config",
                            "domain",
                            "grounding.passage",
                            "grounding.reference",
                            "grounding.text")),
            Map.entry(
                    "backend.local",
                    List.of(
                            "backend",
                            "backend.local..",
                            "checkpoint..",
                            "config",
                            "domain",
                            "grounding.passage",
                            "observe",
                            "problem",
                            "threads")),
            Map.entry(
                    "backend.local.batch",
                    List.of(
                            "backend",
                            "backend.local.decoder",
                            "backend.local.kv",
                            "backend.local.prompt",
                            "backend.local.sampling",
                            "backend.local.speculation",
                            "checkpoint",
                            "domain",
                            "observe",
                            "threads")),
            Map.entry("backend.local.decoder", List.of("checkpoint", "config", "domain", "observe")),
            Map.entry("backend.local.kv", List.of()),
            Map.entry(
                    "backend.local.prompt",
                    List.of(
                            "backend",
                            "backend.local.kv",
                            "backend.local.sampling",
                            "checkpoint",
                            "config",
                            "domain",
                            "template")),
            Map.entry("backend.local.sampling", List.of("domain")),
            Map.entry("backend.local.speculation", List.of()),
            Map.entry(
                    "backend.remote",
                    List.of("backend", "backend.remote.pool", "config", "domain", "observe", "problem", "threads")),
            Map.entry("backend.remote.pool", List.of("domain")),
            Map.entry(
                    "generation",
                    List.of(
                            "backend",
                            "config",
                            "domain",
                            "generation..",
                            "grounding..",
                            "guard..",
                            "observe",
                            "slo",
                            "threads",
                            "usage")),
            Map.entry("generation.output", List.of("backend", "config", "domain", "grounding..", "guard..", "observe")),
            Map.entry(
                    "generation.pipeline",
                    List.of(
                            "backend",
                            "cache",
                            "config",
                            "domain",
                            "generation.candidate",
                            "generation.explanation",
                            "generation.output",
                            "guard",
                            "observe",
                            "threads",
                            "usage")),
            Map.entry("generation.candidate", List.of("domain")),
            Map.entry("generation.explanation", List.of("domain", "grounding.text")),
            Map.entry(
                    "cli",
                    List.of(
                            "api.generate",
                            "api.verify",
                            "checkpoint..",
                            "config",
                            "domain",
                            "grounding..",
                            "guard..",
                            "observe",
                            "problem",
                            "redis")),
            Map.entry("startup", List.of("config", "domain", "observe", "threads")),
            Map.entry("api", List.of("api..", "domain", "generation", "observe")),
            Map.entry("api.auth", List.of("api.http", "config", "domain", "generation", "observe")),
            Map.entry(
                    "api.comparison",
                    List.of("api.http", "api.openapi", "comparison", "config", "domain", "statistics", "usage")),
            Map.entry(
                    "api.generate",
                    List.of("api.auth", "api.http", "api.openapi", "config", "domain", "generation", "observe")),
            Map.entry(
                    "api.door",
                    List.of("api.generate", "api.http", "api.openapi", "config", "domain", "generation", "threads")),
            Map.entry("api.http", List.of("admission", "config", "domain", "generation", "observe", "threads")),
            Map.entry("api.model", List.of("api.http", "api.openapi", "domain", "generation")),
            Map.entry(
                    "api.openai",
                    List.of(
                            "api.auth",
                            "api.door",
                            "api.generate",
                            "api.http",
                            "api.openapi",
                            "config",
                            "domain",
                            "generation")),
            Map.entry(
                    "api.tgi",
                    List.of(
                            "api.auth",
                            "api.door",
                            "api.generate",
                            "api.http",
                            "api.openapi",
                            "config",
                            "domain",
                            "generation")),
            Map.entry("api.openapi", List.of("domain")),
            Map.entry("api.page", List.of("api.http", "config", "domain")),
            Map.entry("api.slo", List.of("api.http", "api.openapi", "domain", "slo")),
            Map.entry(
                    "api.status",
                    List.of(
                            "api.http",
                            "api.model",
                            "api.openapi",
                            "api.slo",
                            "config",
                            "domain",
                            "generation",
                            "observe",
                            "slo")),
            Map.entry("api.usage", List.of("api.http", "api.openapi", "config", "domain", "generation", "usage")),
            Map.entry(
                    "api.verify",
                    List.of("api.auth", "api.generate", "api.http", "api.openapi", "config", "domain", "generation")));

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
    static final ArchRule djlStaysInTheLocalBackendAndTheTokenizer = noClasses()
            .that()
            .resideOutsideOfPackages(in("backend.local.."), in("checkpoint"))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ai.djl..");

    @ArchTest
    static final ArchRule restStaysAtTheEdges = noClasses()
            .that()
            .resideOutsideOfPackages(in("api.."), in("backend.remote"))
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

    @ArchTest
    static void noTwoTypesShareASimpleName(JavaClasses all) {
        Map<String, List<String>> packages = all.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .collect(groupingBy(JavaClass::getSimpleName, mapping(JavaClass::getPackageName, toList())));

        assertThat(packages).allSatisfy((name, in) -> assertThat(in).hasSize(1));
    }

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
