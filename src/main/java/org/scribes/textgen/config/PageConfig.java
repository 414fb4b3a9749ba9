package org.scribes.textgen.config;

import org.eclipse.microprofile.config.Config;

/**
 * The page for people: the property {@code textgen.page}.
 *
 * @param shown {@code textgen.page}: whether there is a page, and errors are pages in a browser
 */
public record PageConfig(boolean shown) {
    private static final Property<Boolean> SHOWN = Property.flag("textgen.page");
    static final Section<PageConfig> SECTION = Section.of(PageConfig.class, PageConfig::read, SHOWN);

    /**
     * Reads the property.
     *
     * @throws ConfigurationException when its value is wrong
     */
    public static PageConfig from(Config config) {
        return SECTION.readFrom(config);
    }

    static PageConfig read(PropertyReader reader) {
        return new PageConfig(reader.read(SHOWN).orElse(true));
    }
}
