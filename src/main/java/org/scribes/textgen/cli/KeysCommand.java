package org.scribes.textgen.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.config.AuthConfig;
import org.scribes.textgen.config.AuthMode;
import org.scribes.textgen.config.DataConfig;
import org.scribes.textgen.domain.Client;
import org.scribes.textgen.domain.Client.Limits;
import org.scribes.textgen.guard.ApiKeys;
import org.scribes.textgen.guard.ApiKeys.NewKey;
import org.scribes.textgen.guard.ApiKeys.WrongLine;
import org.scribes.textgen.guard.store.KeyFileEditor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** Makes, lists and revokes API keys, also while a server runs, which applies a change within a second. */
@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        description = "Make, list, revoke and check API keys. A running server applies a change within a second.")
final class KeysCommand {
    private static final int ID_BYTES = 4;

    private final CommandContext context;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = "--file",
            scope = ScopeType.INHERIT,
            paramLabel = "FILE",
            description = "The key file. By default that of the settings: textgen.auth.key-file, else api-keys in"
                    + " textgen.data.dir.")
    @Nullable
    private Path file;

    KeysCommand(CommandContext context) {
        this.context = context;
    }

    @Command(name = "add", mixinStandardHelpOptions = true, description = "Make a key, and print it this once.")
    int add(
            @Parameters(paramLabel = "NAME", description = "Whose key it is, as logs and usage show it.") String name,
            @Option(
                            names = "--requests-per-minute",
                            paramLabel = "N",
                            description = "This key's own rate limit; 0 is none.")
                    @Nullable
                    Integer requests,
            @Option(
                            names = "--tokens-per-minute",
                            paramLabel = "N",
                            description = "This key's own rate limit; 0 is none.")
                    @Nullable
                    Integer tokens,
            @Option(names = "--budget-usd", paramLabel = "USD", description = "This key's own monthly budget.")
                    @Nullable
                    BigDecimal budget,
            @Option(names = "--usage-all", description = "The key may see everybody's usage.") boolean usageAll)
            throws IOException {
        SecureRandom random = new SecureRandom();
        Limits limits = new Limits(optional(requests), optional(tokens), Optional.ofNullable(budget));
        NewKey made = ApiKeys.make(new Client(id(random), name, limits, usageAll), random);
        KeyFileEditor editor = editor();
        editor.add(made.line());
        out().println(made.key());
        err().println("Added to " + editor.file() + ", which has its SHA-256 only: keep the key now.");
        err().println("Send it as: Authorization: Bearer KEY");
        hintIfUnused();
        return 0;
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "List the keys, without the keys themselves.")
    int list() throws IOException {
        List<WrongLine> wrong = new ArrayList<>();
        List<Client> clients = editor().read(wrong::add).clients();
        Table table = new Table("id", "name", "requests/min", "tokens/min", "budget USD", "usage");
        for (Client client : clients) {
            table.row(
                    client.id(),
                    client.name(),
                    shown(client.limits().requestsPerMinute()),
                    shown(client.limits().tokensPerMinute()),
                    client.limits().budgetUsd().map(BigDecimal::toPlainString).orElse("-"),
                    client.seesAll() ? "all" : "own");
        }
        out().print(table);
        out().flush();
        if (clients.isEmpty()) {
            err().println("There are no keys in " + editor().file() + ": keys add NAME makes one.");
        }
        complain(wrong);
        return 0;
    }

    @Command(name = "revoke", mixinStandardHelpOptions = true, description = "Revoke a key by its id.")
    int revoke(
            @Parameters(paramLabel = "ID", description = "The part of the key before the dot, as keys list shows it.")
                    String id)
            throws IOException {
        String wanted = id.contains(".") ? id.substring(0, id.indexOf('.')) : id;
        if (!editor().remove(wanted)) {
            throw new CommandFailure("there is no key " + wanted + " in " + editor().file());
        }
        out().println("Revoked " + wanted + ". A running server refuses it within a second.");
        return 0;
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = "Say which lines of the key file are wrong, and why. Exit code 1 if any is.")
    int check() throws IOException {
        List<WrongLine> wrong = new ArrayList<>();
        KeyFileEditor editor = editor();
        if (!Files.exists(editor.file())) {
            throw new CommandFailure(editor.file() + " does not exist: keys add NAME makes it");
        }
        int keys = editor.read(wrong::add).size();
        complain(wrong);
        out().println(editor.file() + ": " + keys + (keys == 1 ? " key, " : " keys, ") + wrong.size()
                + (wrong.size() == 1 ? " wrong line" : " wrong lines"));
        return wrong.isEmpty() ? 0 : 1;
    }

    private void complain(List<WrongLine> wrong) {
        wrong.forEach(line -> err().println("line " + line.number() + " is ignored: " + line.problem()));
    }

    private void hintIfUnused() {
        if (context.settings().problems().isEmpty()
                && context.settings().get(AuthConfig.class).mode() != AuthMode.API_KEY) {
            err().println("The server asks for keys only with TEXTGEN_AUTH=api-key, which these settings do not have.");
        }
    }

    private KeyFileEditor editor() {
        return new KeyFileEditor(Optional.ofNullable(file)
                .or(() -> context.settings().get(AuthConfig.class).keyFile())
                .orElseGet(() -> context.settings().get(DataConfig.class).dir().resolve("api-keys")));
    }

    private static String id(SecureRandom random) {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return "k" + HexFormat.of().formatHex(bytes);
    }

    private static OptionalInt optional(@Nullable Integer number) {
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    private static String shown(OptionalInt limit) {
        return limit.isPresent() ? Integer.toString(limit.getAsInt()) : "-";
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
