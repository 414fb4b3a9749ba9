package org.scribes.textgen.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.scribes.textgen.cli.Finding.Level;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Looks at everything that a start needs, and says what to do about what is wrong. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Look at the context, the settings and what they name, and say what to do. It calls what the"
                + " settings name and nothing else. Exit code 1 if something would fail.")
final class DoctorCommand implements Callable<Integer> {
    private final CommandContext context;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    DoctorCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        List<String> problems = context.settings().problems();
        boolean failed = report(
                problems.isEmpty()
                        ? Finding.ok("settings", "they are right")
                        : Finding.wrong(
                                "settings", String.join("\n", problems), "put them right, then run doctor again"));
        MachineChecks here = new MachineChecks();
        failed |= report(here.java());
        failed |= report(here.memory());
        failed |= report(here.platform());
        failed |= report(here.gpu());
        if (!problems.isEmpty()) {
            return 1;
        }
        SettingsChecks checks = new SettingsChecks(context.settings(), context.environment());
        List<Supplier<Finding>> all = List.of(
                checks::natives,
                checks::port,
                checks::tlsPort,
                checks::dataFolder,
                checks::model,
                checks::upstream,
                checks::key,
                checks::redis,
                checks::database);
        for (Supplier<Finding> check : all) {
            failed |= report(check.get());
        }
        return failed ? 1 : 0;
    }

    /** Whether it would fail. */
    private boolean report(Finding finding) {
        PrintWriter out = spec.commandLine().getOut();
        Ansi ansi = spec.commandLine().getColorScheme().ansi();
        String mark = switch (finding.level()) {
            case OK -> "@|green ok   |@";
            case NOT_USED -> "@|faint -    |@";
            case WARNING -> "@|yellow warn |@";
            case WRONG -> "@|red WRONG|@";
        };
        out.println(ansi.string(mark)
                + String.format("  %-10s ", finding.subject())
                + finding.found().replace("\n", "\n                   "));
        finding.remedy().ifPresent(remedy -> out.println("                   -> " + remedy));
        out.flush();
        return finding.level() == Level.WRONG;
    }
}
