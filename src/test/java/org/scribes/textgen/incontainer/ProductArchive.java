package org.scribes.textgen.incontainer;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The packaged war, with a fake where the model would be, for tests that run inside the server. */
final class ProductArchive {
    private ProductArchive() {}

    /** The product without its local backend: {@link TestingBackend} answers. */
    static WebArchive withTestingBackend() {
        WebArchive archive = ShrinkWrap.create(ZipImporter.class, "in-container.war")
                .importFrom(new File(System.getProperty("war")))
                .as(WebArchive.class);
        archive.delete("/WEB-INF/web.xml"); // which has the server look into no library; Arquillian's is one
        return archive.deletePackages(true, "org.scribes.textgen.backend.local")
                .addClass(TestingBackend.class)
                .addAsLibrary(jarOf(Assertions.class));
    }

    private static File jarOf(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toFile();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
