package org.scribes.textgen.cli;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.config.Catalogue;
import org.scribes.textgen.config.CatalogueModel.Choice;
import org.scribes.textgen.config.SettingsReport;
import org.scribes.textgen.config.SettingsReport.Given;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks and explains the settings. */
@Command(name = "config", mixinStandardHelpOptions = true, description = "Check the settings, or explain them.")
final class ConfigCommand {
    private static final Pattern ROW = Pattern.compile("\\| `([^`]+)` \\| ([^|]+) \\| (.+) \\|");
    private static final Pattern LINK = Pattern.compile("\\[([^]]+)]\\([^)]+\\)");

    private final CommandContext context;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    ConfigCommand(CommandContext context) {
        this.context = context;
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = "Say what would stop a start. Exit code 1 if anything would.")
    int check() {
        List<String> problems = context.settings().problems();
        problems.forEach(err()::println);
        context.settings().unknown().forEach(name -> err().println(name + " is not read by anything"));
        if (problems.isEmpty()) {
            context.settings().warnings().forEach(warning -> err().println("Warning: " + warning));
            out().print(models(context.settings().get(Catalogue.class)));
            out().println("The settings are right. Whether what they name is there, doctor says.");
        }
        return problems.isEmpty() ? 0 : 1;
    }

    /** The models of a catalogue with their targets, the default first. */
    private static Table models(Catalogue catalogue) {
        Table table = new Table("model", "targets", "shadow");
        catalogue
                .models()
                .forEach(model -> table.row(
                        model.name(),
                        model.targets().stream().map(ConfigCommand::shown).collect(joining(", ")),
                        model.shadow()
                                .map(shadow -> shadow.target() + " " + shadow.share())
                                .orElse("-")));
        return table;
    }

    private static String shown(Choice choice) {
        return choice.target()
                + (choice.weight().isPresent() ? " " + choice.weight().getAsInt() : "");
    }

    @Command(
            name = "explain",
            mixinStandardHelpOptions = true,
            description = "Show the settings that are made and where, or one with its meaning and default.")
    int explain(
            @Parameters(
                            paramLabel = "NAME",
                            arity = "0..1",
                            description = "A property or its variable, such as HF_GENERATION_TIMEOUT.")
                    @Nullable
                    String name,
            @Option(names = "--all", description = "All properties, with their defaults.") boolean all)
            throws IOException {
        if (name != null) {
            return explainOne(name);
        }
        if (all) {
            Table table = new Table("property", "default");
            documented().forEach((property, row) -> table.row(property, row.byDefault()));
            out().print(table);
            out().flush();
            return 0;
        }
        Table table = new Table("setting", "value", "from");
        context.settings().given().forEach(given -> table.row(given.name(), given.value(), given.source()));
        out().print(table);
        out().flush();
        if (table.isEmpty()) {
            out().println("Nothing is set: everything has its default (config explain --all).");
        }
        return 0;
    }

    private int explainOne(String name) throws IOException {
        List<Given> given = context.settings().given();
        Optional<String> property = SettingsReport.property(name);
        if (property.isEmpty()) {
            return explainKey(name, given);
        }
        Row row = documented().getOrDefault(property.get(), new Row("not documented", ""));
        out().println(property.get() + " (" + SettingsReport.variable(property.get()) + ")");
        out().println("  " + row.meaning());
        out().println("  default: " + row.byDefault());
        given.stream().filter(set -> set.property().equals(property.get())).forEach(this::printNow);
        return 0;
    }

    /** A key of the catalogue, by its property, its variable or its place in the file. */
    private int explainKey(String name, List<Given> given) {
        Given key = given.stream()
                .filter(set -> set.name().equals(name) || set.property().equals(name))
                .findFirst()
                .orElseThrow(() -> new CommandFailure(name + " is not a property: config explain --all lists them"));
        out().println(key.property() + " (" + SettingsReport.variable(key.property()) + ")");
        out().println("  a key of the catalogue");
        printNow(key);
        return 0;
    }

    private void printNow(Given given) {
        out().println("  now: " + given.value() + ", from " + given.source());
    }

    private record Row(String byDefault, String meaning) {}

    /** The tables of docs/configuration.md, which is in the jar. */
    private static Map<String, Row> documented() throws IOException {
        Map<String, Row> rows = new TreeMap<>();
        try (InputStream document = ConfigCommand.class.getResourceAsStream("/docs/configuration.md")) {
            if (document == null) {
                throw new IllegalStateException("not in the jar: docs/configuration.md");
            }
            new String(document.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(line -> {
                Matcher row = ROW.matcher(line);
                if (row.matches()) {
                    rows.put(row.group(1), new Row(plain(row.group(2)), plain(row.group(3))));
                }
            });
        }
        return rows;
    }

    private static String plain(String markdown) {
        return LINK.matcher(markdown).replaceAll("$1").replace("`", "");
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
