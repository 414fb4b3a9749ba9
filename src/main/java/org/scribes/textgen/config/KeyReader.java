package org.scribes.textgen.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.scribes.textgen.problem.FileProblem;

/** Reads keys that are given, that refer to variables, or that are in files, as Kubernetes mounts secrets. */
final class KeyReader {
    private static final String FILE = "file:";
    private static final String REFERENCE = "${";

    private KeyReader() {}

    /** The keys in {@code property}, separated by commas; none if it is not set. */
    static List<Secret> read(PropertyReader reader, String property) {
        Property<List<String>> keys = new Property<>(
                property,
                "keys of visible ASCII characters, or file:PATH",
                text -> Property.list(text).map(Property::visible).toList(),
                true);
        reader.find(keys)
                .filter(value -> value.origin().ofLine() && isPlain(value.raw()))
                .ifPresent(value -> reader.warn(value.origin()
                        + " is in the file itself: let it name a variable, ${NAME}, or a file, file:PATH"));
        List<Secret> secrets = new ArrayList<>();
        for (String key : reader.read(keys).orElse(List.of())) {
            if (!key.startsWith(FILE)) {
                secrets.add(new Secret(key));
                continue;
            }
            String path = key.substring(FILE.length());
            try {
                Path file = Path.of(path);
                reader.uses(file);
                secrets.add(new Secret(Property.visible(text(file))));
            } catch (IOException e) {
                reader.refuse(keys, path + " " + FileProblem.ofReading(e));
            } catch (InvalidPathException e) {
                reader.refuse(keys, "after file: stands no path of this file system");
            } catch (IllegalArgumentException e) {
                reader.refuse(keys, path + " must hold one key of visible ASCII characters");
            }
        }
        return secrets;
    }

    private static boolean isPlain(String raw) {
        return Property.list(raw).anyMatch(key -> !key.startsWith(FILE) && !key.contains(REFERENCE));
    }

    /** Editors and {@code echo} end a file with a line feed. */
    private static String text(Path file) throws IOException {
        String text = Files.readString(file).strip();
        Property.require(!text.isEmpty());
        return text;
    }
}
