package org.scribes.textgen.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.scribes.textgen.blackbox.ChildProgram.Result;

/**
 * Two linters find nothing in the OpenAPI document, neither error nor warning. They are installed with npm; without it,
 * or where it cannot reach a registry, the tests are skipped.
 */
@OnDefaultServer
class OpenApiLintIT {
    private static final Path SOURCES = Path.of("src", "test", "openapi");
    private static final Path FOLDER = Path.of("target", "openapi-lint");
    private static final List<String> CONFIGURATIONS = List.of("package.json", "spectral.yaml", "redocly.yaml");
    private static final String DOCUMENT = "openapi.json";
    private static final Map<String, String> NO_CALLS_HOME = Map.of(
            "REDOCLY_TELEMETRY", "off",
            "REDOCLY_SUPPRESS_UPDATE_NOTICE", "true",
            "npm_config_update_notifier", "false");

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        Optional<Path> npm = ChildProgram.inPath("npm");
        assumeTrue(npm.isPresent(), "npm is not on the PATH: the OpenAPI document was not linted");
        Files.createDirectories(FOLDER);
        for (String file : CONFIGURATIONS) {
            Files.copy(SOURCES.resolve(file), FOLDER.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        Result installed = ChildProgram.run(
                FOLDER,
                NO_CALLS_HOME,
                List.of(
                        npm.orElseThrow().toString(),
                        "install",
                        "--no-audit",
                        "--no-fund",
                        "--no-package-lock",
                        "--ignore-scripts",
                        // refuses a Node.js that is too old for the linters
                        "--engine-strict",
                        "--prefer-offline"));
        assumeTrue(
                installed.exitCode() == 0,
                () -> "npm could not install the linters: the OpenAPI document was not linted\n" + installed.output());
        Files.writeString(
                FOLDER.resolve(DOCUMENT), new Api().get("/openapi?format=json").body());
    }

    @ParameterizedTest
    @EnumSource
    void linter_findsNothing(Linter linter) throws IOException, InterruptedException {
        Result result = linter.lint(DOCUMENT);

        assertThat(result.exitCode()).as(result.output()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void linter_findsAnOperationWithoutId(Linter linter) throws IOException, InterruptedException {
        String document = Files.readString(FOLDER.resolve(DOCUMENT));
        Files.writeString(FOLDER.resolve("without-id.json"), document.replace("\"operationId\"", "\"x-id\""));

        Result result = linter.lint("without-id.json");

        assertThat(result.exitCode()).isNotZero();
        assertThat(result.output()).contains("operation-operationId");
    }

    enum Linter {
        SPECTRAL {
            @Override
            Result lint(String document) throws IOException, InterruptedException {
                return run("spectral", "lint", document, "--ruleset", "spectral.yaml", "--fail-severity", "hint");
            }
        },
        REDOCLY {
            @Override
            Result lint(String document) throws IOException, InterruptedException {
                return run("redocly", "lint", document, "--config", "redocly.yaml", "--format", "stylish");
            }
        };

        abstract Result lint(String document) throws IOException, InterruptedException;

        private static Result run(String program, String... arguments) throws IOException, InterruptedException {
            Path script = FOLDER.resolve("node_modules").resolve(".bin").resolve(ChildProgram.script(program));
            List<String> command =
                    new ArrayList<>(List.of(script.toAbsolutePath().toString()));
            command.addAll(List.of(arguments));
            return ChildProgram.run(FOLDER, NO_CALLS_HOME, command);
        }
    }
}
