package org.scribes.textgen.config;

import java.nio.file.Path;

/**
 * A translation of the Bible that is added as a file.
 *
 * @param name how it is named, such as {@code ASV}
 */
public record TranslationFile(String name, Path path) {}
