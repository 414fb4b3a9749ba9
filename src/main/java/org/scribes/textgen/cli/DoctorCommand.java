package org.scribes.textgen.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.scribes.textgen.cli.Finding.Level;
import org.scribes.textgen.config.Catalogue;
import org.scribes.textgen.config.CatalogueTarget;
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
        for (Supplier<Finding> check :
                List.<Supplier<Finding>>of(checks::natives, checks::port, checks::tlsPort, checks::dataFolder)) {
            failed |= report(check.get());
        }
        failed |= answerers(checks);
        failed |= report(checks.redis());
        failed |= report(checks.database());
        return failed ? 1 : 0;
    }

    /** What answers: the one server and checkpoint, or the targets of a catalogue. Whether any would fail. */
    private boolean answerers(SettingsChecks checks) {
        Catalogue catalogue = context.settings().get(Catalogue.class);
        boolean failed = false;
        if (catalogue.models().isEmpty()) {
            failed |= report(checks.model());
            failed |= report(checks.upstream());
            failed |= report(checks.key());
            return failed;
        }
        for (CatalogueTarget target : catalogue.targets()) {
            for (Finding finding : new TargetChecks(target).findings()) {
                failed |= report(finding);
            }
        }
        return failed;
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
