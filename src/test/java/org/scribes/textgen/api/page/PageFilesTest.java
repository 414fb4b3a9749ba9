package org.scribes.textgen.api.page;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for every file of the page: small, complete, and nothing that its Content-Security-Policy refuses. */
class PageFilesTest {
    private static final Path FOLDER = Path.of("src", "main", "resources", "page");
    private static final int MOST_BYTES = 150_000;
    private static final String DOCUMENT = "index.html";
    /** How files name others: an attribute, an import, or an address in a style sheet. */
    private static final Pattern NAMED = Pattern.compile("\\b(?:src|href)=\"(?:page/)?([a-z0-9-]+\\.[a-z]+)\""
            + "|(?:^|\\n|[;}\\s(])(?:import|export)\\b[^'\";]*?['\"]\\./([^'\"]+)['\"]"
            + "|\\burl\\(['\"]?([^#'\")][^'\")]*)");

    private static final Pattern ELSEWHERE = Pattern.compile("\\b(?:https?|wss?|ftp):|['\"(=]//");
    private static final Pattern REFUSED = Pattern.compile(
            "(?i)innerHTML|outerHTML|insertAdjacentHTML|document\\.write|\\beval\\(|new Function|srcdoc"
                    + "|['\"`]javascript:|setAttribute\\(['\"]style|createContextualFragment|DOMParser|\\bimportScripts");
    private static final Pattern INLINE =
            Pattern.compile("(?i)<script(?![^>]*\\bsrc=)|<style|\\sstyle=|\\son[a-z]+\\s*=");

    private final Map<String, String> files = new TreeMap<>();

    PageFilesTest() throws IOException {
        try (Stream<Path> all = Files.walk(FOLDER)) {
            all.filter(Files::isRegularFile)
                    .forEach(file -> files.put(FOLDER.relativize(file).toString(), text(file)));
        }
    }

    @Test
    void names_areFlatAndPlain() {
        assertThat(files.keySet()).contains(DOCUMENT, "app.js", "style.css", "icon.svg", "favicon.ico", "robots.txt");
        assertThat(files.keySet()).allMatch(name -> name.matches("[a-z0-9-]+\\.(html|js|css|svg|ico|txt)"));
    }

    @Test
    void all_areSmallTogether() throws IOException {
        long bytes = 0;
        for (String name : files.keySet()) {
            bytes += Files.size(FOLDER.resolve(name));
        }
        assertThat(bytes).isLessThanOrEqualTo(MOST_BYTES);
        assertThat(Files.size(FOLDER.resolve("favicon.ico"))).isLessThanOrEqualTo(1500);
    }

    @Test
    void document_reachesEveryFileAndNamesNoOther() {
        Set<String> reached = new TreeSet<>(Set.of("robots.txt"));
        reach(DOCUMENT, reached);

        assertThat(reached).isEqualTo(files.keySet());
    }

    @Test
    void addresses_areRelative() {
        assertThat(files.get(DOCUMENT)).doesNotContainPattern("(?:src|href)=\"/");
        assertThat(files.get("app.js")).doesNotContainPattern("import\\(['\"]/");
    }

    /** But the name of SVG's language, which is no address. */
    @Test
    void nothing_isElsewhere() {
        files.forEach((name, text) -> assertThat(found(ELSEWHERE, text.replace("http://www.w3.org/2000/svg", "")))
                .as(name)
                .isEmpty());
    }

    @Test
    void textsOnlyBecomeText() {
        files.forEach((name, text) -> assertThat(found(REFUSED, text)).as(name).isEmpty());
    }

    @Test
    void document_hasNoScriptAndNoStyleWithin() {
        assertThat(files.get(DOCUMENT)).doesNotContainPattern(INLINE);
        assertThat(files.get("icon.svg")).doesNotContainPattern(INLINE);
    }

    /** Otherwise the tests above might pass for want of a match. */
    @Test
    void whatIsLookedFor_isFound() {
        assertThat("a.innerHTML = x").containsPattern(REFUSED);
        assertThat("<p style='x'>").containsPattern(INLINE);
        assertThat("<script>").containsPattern(INLINE);
        assertThat("<a onclick=\"x\">").containsPattern(INLINE);
        assertThat("<script type=\"module\" src=\"page/app.js\">").doesNotContainPattern(INLINE);
        assertThat("src=\"//cdn.example/x.js\"").containsPattern(ELSEWHERE);
        assertThat("fetch('https://x')").containsPattern(ELSEWHERE);
    }

    private void reach(String name, Set<String> reached) {
        assertThat(files.keySet()).contains(name);
        if (!reached.add(name)) {
            return;
        }
        Matcher named = NAMED.matcher(files.get(name));
        while (named.find()) {
            String next = Stream.of(1, 2, 3)
                    .map(named::group)
                    .filter(group -> group != null)
                    .findFirst()
                    .orElseThrow();
            reach(next, reached);
        }
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).toList();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
