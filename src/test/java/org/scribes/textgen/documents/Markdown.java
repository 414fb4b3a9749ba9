package org.scribes.textgen.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Markdown file, read just as far as its links and the anchors of its headings need. */
final class Markdown {
    private static final Pattern FENCE = Pattern.compile("^ {0,6}```.*");
    private static final Pattern HEADING = Pattern.compile("^#{1,6} +(.+?) *#*$");
    private static final Pattern CODE = Pattern.compile("(`+)(?:(?!\\1).)+?\\1");
    private static final Pattern LINK = Pattern.compile("\\[(?:[^\\[\\]]|\\[[^\\]]*])*]\\(\\s*<?([^)\\s>]+)>?[^)]*\\)");
    private static final Pattern LINK_IN_HEADING = Pattern.compile("\\[([^\\]]*)]\\([^)]*\\)");
    private static final Pattern NOT_IN_ANCHORS = Pattern.compile("[^\\p{L}\\p{N} _-]");

    private final Path path;
    private final List<String> lines;

    private Markdown(Path path, List<String> lines) {
        this.path = path;
        this.lines = lines;
    }

    static Markdown of(Path path) throws IOException {
        return new Markdown(path, prose(Files.readAllLines(path)));
    }

    Path path() {
        return path;
    }

    /** The targets of all links, without those in code. */
    List<String> links() {
        List<String> targets = new ArrayList<>();
        for (String line : lines) {
            Matcher link = LINK.matcher(CODE.matcher(line).replaceAll("code"));
            while (link.find()) {
                targets.add(link.group(1));
            }
        }
        return targets;
    }

    /** The anchors of its headings, as GitHub makes them: of equal ones the second ends with -1. */
    Set<String> anchors() {
        Set<String> anchors = new TreeSet<>();
        Map<String, Integer> seen = new HashMap<>();
        for (String line : lines) {
            Matcher heading = HEADING.matcher(line);
            if (heading.matches()) {
                String anchor = anchor(heading.group(1));
                int before = seen.merge(anchor, 1, Integer::sum) - 1;
                anchors.add(before == 0 ? anchor : anchor + "-" + before);
            }
        }
        return anchors;
    }

    static String anchor(String heading) {
        String text = LINK_IN_HEADING.matcher(heading).replaceAll("$1");
        return NOT_IN_ANCHORS
                .matcher(text.toLowerCase(Locale.ROOT))
                .replaceAll("")
                .replace(' ', '-');
    }

    /** Without code blocks, fenced or indented behind a blank line. */
    private static List<String> prose(List<String> all) {
        List<String> prose = new ArrayList<>();
        boolean fenced = false;
        boolean indented = false;
        boolean blank = true;
        for (String line : all) {
            if (FENCE.matcher(line).matches()) {
                fenced = !fenced;
            } else if (!fenced) {
                indented = line.startsWith("    ") && (blank || indented);
                if (!indented) {
                    prose.add(line);
                }
            }
            blank = line.isBlank();
        }
        return prose;
    }
}
