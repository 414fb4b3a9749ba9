package org.scribes.textgen.api.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version that the build gave the project. */
public final class ProjectVersion {
    private static final String FILE = "version.properties";

    private ProjectVersion() {}

    public static String read() {
        Properties properties = new Properties();
        try (InputStream file = ProjectVersion.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is missing: Maven writes it");
            }
            properties.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }
}
