package org.scribes.textgen.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.scribes.textgen.browser.PlayedUpstream.VERSE;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scribes.textgen.blackbox.ChildProgram;
import org.scribes.textgen.blackbox.ChildProgram.Result;

/** Each program that the page gives to copy is run as it is, and asks exactly what the form asks. */
@BrowserTest
class CopiedProgramsIT {
    /** What each of the languages reads in a way of its own. */
    private static final String QUESTION =
            PlayedUpstream.SAY_AT_ONCE + " \"''\" `$HOME` ${x} \\u0041 \\n %s \u00fc \u2028 🙏 */ JSON";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"curl, bash, ask.sh", "Python, python3, ask.py", "JavaScript, node, ask.mjs", "Java, java, Ask.java"})
    void program_asksWhatTheFormAsks(String language, String interpreter, String file, Visitor visitor)
            throws Exception {
        assumeTrue(
                ChildProgram.inPath(interpreter).isPresent(),
                interpreter + " is not on the PATH: its program was not run");
        visitor.expectTrouble("401"); // before the key is given
        TryPage.open(visitor, PageServers.keyed("/")).withPassage("John 3:16", VERSE);
        KeyBox.give(visitor, PageServers.KEY);
        String question = QUESTION + " in " + language;
        visitor.paste("textbox", "Question", question);
        visitor.allowClipboard();

        visitor.click("DisclosureTriangle", "Copy this request");
        visitor.click("button", "Copy as " + language);

        visitor.awaitText("Copied.");
        String program = visitor.clipboard();
        assertThat(program).doesNotContain(PageServers.KEY);
        Files.writeString(folder.resolve(file), program);
        Result result =
                ChildProgram.run(folder, Map.of("TEXTGEN_API_KEY", PageServers.KEY), List.of(interpreter, file));
        assertThat(result.exitCode()).as(result.output()).isZero();
        assertThat(result.output()).contains("Grace and peace.");
        assertThat(PageServers.upstream().questions()).anyMatch(asked -> asked.contains(question));
        result = ChildProgram.run(folder, Map.of("TEXTGEN_API_KEY", "wrong"), List.of(interpreter, file));
        assertThat(result.exitCode()).as(result.output()).isNotZero();
        assertThat(result.output()).contains("this key is not known");
    }
}
