package org.scribes.textgen.config;

import static org.scribes.textgen.HostileText.shape;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.Doubling;

/** What may stand in a {@code .env}. */
@Tag("full")
class HostileDoublingTest {
    @Test
    void envFile_isReadInTimeThatGrowsWithIt() {
        Doubling.assertLinear(
                shape(".env of white space", "", " ", "A", HostileDoublingTest::parse),
                shape(".env of white space after a name", "A", " ", "A", HostileDoublingTest::parse),
                shape(".env of exports", "export ", HostileDoublingTest::parse),
                shape(".env of a name", "A", HostileDoublingTest::parse),
                shape(".env of comments", "A=", " #", "", HostileDoublingTest::parse),
                shape(".env in quotes", "A=\"", "\\\"", "", HostileDoublingTest::parse),
                shape(".env in quotes that end", "A=\"", "\\n", "\"", HostileDoublingTest::parse),
                shape(".env of line ends", "\r", HostileDoublingTest::parse),
                shape(".env of assignments", "A=b c\n", HostileDoublingTest::parse));
    }

    @Test
    void properties_areReadInTimeThatGrowsWithThem() {
        Property<?> translations = GroundingProperties.translations("textgen.grounding.translations");
        Property<?> size = Property.bytes("textgen.local.memory");
        Doubling.assertLinear(
                shape("translation of white space", "A", " ", "A", text -> refuse(translations, text)),
                shape("size of digits", "", "1", "x", text -> refuse(size, text)),
                shape("size of sigmas", "Σ", text -> refuse(size, text)));
    }

    private static void parse(String text) {
        try {
            EnvFileParser.parse(".env", text);
        } catch (ConfigurationException e) {
            // most of them are wrong, which is to be found out soon
        }
    }

    private static void refuse(Property<?> property, String text) {
        try {
            property.parser().parse(text);
            throw new AssertionError("is not refused");
        } catch (IllegalArgumentException e) {
            // as it should be
        }
    }
}
