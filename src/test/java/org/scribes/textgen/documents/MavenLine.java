package org.scribes.textgen.documents;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A command line of Maven, whose goals, profiles, properties and tests are looked up in the project. */
final class MavenLine {
    private static final Set<String> PHASES = Set.of("clean", "compile", "test-compile", "test", "package", "verify");
    /** The goals that the documents name, by the plugin that has them. */
    private static final Map<String, Set<String>> GOALS = Map.of(
            "liberty-maven-plugin", Set.of("liberty:run", "liberty:dev"),
            "spotless-maven-plugin", Set.of("spotless:apply"),
            "exec-maven-plugin", Set.of("exec:exec", "exec:java"));
    /** A goal of a plugin that the project does not have, with its version. */
    private static final Pattern FOREIGN_GOAL = Pattern.compile("[\\w.-]+:[\\w-]+-maven-plugin:\\d[\\d.]*:[\\w-]+");

    private static final Set<String> TESTS = Set.of("test", "it.test");
    private static final Set<String> PROPERTIES =
            Set.of("surefire.failIfNoSpecifiedTests", "argLine", "allowMinorUpdates", "skipTests", "exec.args");
    private static final String ANY = "…";

    private final List<String> problems = new ArrayList<>();

    private MavenLine() {}

    /** What is not there, of a line without {@code mvn}; empty if all is. */
    static List<String> problems(List<String> words) throws IOException {
        MavenLine line = new MavenLine();
        line.check(words);
        return line.problems;
    }

    private void check(List<String> words) throws IOException {
        Path pom = words.contains("-f") ? Path.of(words.get(words.indexOf("-f") + 1)) : Path.of("pom.xml");
        if (!Files.isRegularFile(pom)) {
            problems.add("no file " + pom);
            return;
        }
        Document project = parse(pom);
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("-f")) {
                i++;
            } else if (word.startsWith("-P")) {
                requireOneOf("profile", word.substring(2), texts(project, "//profile/id"));
            } else if (word.startsWith("-D")) {
                checkProperty(word.substring(2), project);
            } else if (!word.equals("-q") && !word.equals("-B")) {
                checkGoal(word, texts(project, "//plugin/artifactId"));
            }
        }
    }

    private void checkGoal(String goal, Set<String> plugins) {
        boolean known = PHASES.contains(goal)
                || FOREIGN_GOAL.matcher(goal).matches()
                || GOALS.entrySet().stream()
                        .anyMatch(entry -> plugins.contains(entry.getKey())
                                && entry.getValue().contains(goal));
        if (!known) {
            problems.add("no phase or goal " + goal);
        }
    }

    private void checkProperty(String property, Document project) throws IOException {
        String name = property.replaceFirst("=.*", "");
        String value = property.substring(Math.min(property.length(), name.length() + 1));
        if (TESTS.contains(name)) {
            for (String pattern : value.split(",", -1)) {
                requireTest(name, pattern, Path.of("src/test/java"));
            }
        } else if (name.equals("jmh")
                && texts(project, "//profile/properties/*[name()='jmh']").size() == 1) {
            requireTest(name, value.replaceFirst("[. ].*", "*"), Path.of("src/jmh/java"));
        } else {
            requireOneOf("property", name, PROPERTIES);
        }
    }

    private void requireTest(String property, String pattern, Path sources) throws IOException {
        Pattern name =
                Pattern.compile(Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace(ANY, "\\E.*\\Q") + "\\.java");
        try (Stream<Path> files = Files.walk(sources)) {
            if (files.map(file -> file.getFileName().toString())
                    .noneMatch(file -> name.matcher(file).matches())) {
                problems.add("no test " + pattern + " for -D" + property);
            }
        }
    }

    private void requireOneOf(String kind, String name, Set<String> known) {
        if (!known.contains(name)) {
            problems.add("no " + kind + " " + name);
        }
    }

    private static Document parse(Path pom) throws IOException {
        try {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new File(pom.toString()));
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(e);
        }
    }

    private static Set<String> texts(Document project, String path) {
        try {
            XPath xpath = XPathFactory.newInstance().newXPath();
            NodeList nodes = (NodeList) xpath.evaluate(path, project, XPathConstants.NODESET);
            Set<String> texts = new TreeSet<>();
            for (int i = 0; i < nodes.getLength(); i++) {
                texts.add(nodes.item(i).getTextContent().strip());
            }
            return texts;
        } catch (XPathExpressionException e) {
            throw new IllegalArgumentException(path, e);
        }
    }
}
