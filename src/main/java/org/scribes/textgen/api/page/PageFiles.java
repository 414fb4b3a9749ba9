package org.scribes.textgen.api.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The files of the page by the paths at which they are: exactly these, in no other spelling. */
final class PageFiles {
    /** Paths of the one document, which has a view for each. */
    static final Set<String> VIEWS = Set.of("/", "/compare", "/verify", "/status");

    /** Where its other files are. */
    static final String FOLDER = "/page/";

    private static final String DOCUMENT = "index.html";
    /** Files that programs look for at the root. */
    private static final Set<String> AT_ROOT = Set.of("favicon.ico", "robots.txt");

    private final Map<String, PageFile> byPath;

    private PageFiles(Map<String, PageFile> byPath) {
        this.byPath = Map.copyOf(byPath);
    }

    /** The files that are named, without a folder, in {@code files}. */
    static PageFiles of(Map<String, byte[]> files) {
        Map<String, PageFile> byPath = new HashMap<>();
        files.forEach((name, bytes) -> {
            PageFile file = new PageFile(name, bytes);
            if (name.equals(DOCUMENT)) {
                VIEWS.forEach(view -> byPath.put(view, file));
            } else {
                byPath.put((AT_ROOT.contains(name) ? "/" : FOLDER) + name, file);
            }
        });
        if (!byPath.keySet().containsAll(VIEWS)) {
            throw new IllegalStateException("the page has no " + DOCUMENT);
        }
        return new PageFiles(byPath);
    }

    /**
     * Reads the files at {@code paths}.
     *
     * @param open opens a file, or returns null if there is none
     */
    static PageFiles read(Set<String> paths, Function<String, @Nullable InputStream> open) {
        Map<String, byte[]> files = new HashMap<>();
        for (String path : paths) {
            try (InputStream file = Objects.requireNonNull(open.apply(path), path)) {
                files.put(path.substring(path.lastIndexOf('/') + 1), file.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return of(files);
    }

    /** The file at {@code path}, as it was sent. */
    Optional<PageFile> at(String path) {
        return Optional.ofNullable(byPath.get(path));
    }
}
