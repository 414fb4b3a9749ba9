package org.scribes.textgen.config;

import java.nio.file.Path;

/**
 * A Bible translation in a file.
 *
 * @param name its abbreviation, such as {@code ASV}
 */
public record TranslationFile(String name, Path path) {}
