package org.scribes.textgen.config;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Properties with formats of {@link GroundingConfig}'s own. */
final class GroundingProperties {
    private static final Set<String> OWN_TRANSLATIONS = Set.of("WEB", "KJV");
    private static final Pattern TRANSLATION_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,19}");
    /** Double and angle marks anywhere; single marks where they are not apostrophes. */
    private static final Pattern QUOTED_OR_BROKEN =
            Pattern.compile("[\"“”„‟«»‹›‘‚‛「」＂\\p{Cntrl}]|(?<!\\p{L})['’]|['’](?!\\p{L})");

    private GroundingProperties() {}

    /** One line of at most {@code most} characters without quotation marks. */
    static Property<String> unquotedText(String name, int most) {
        String allowed = "text of 1 to " + most + " characters, on one line, without quotation marks";
        return property(name, allowed, text -> {
            Property.require(
                    text.length() <= most && !QUOTED_OR_BROKEN.matcher(text).find());
            return text;
        });
    }

    /** Bible translations beside the built-in ones, separated by commas; each name once. */
    static Property<List<TranslationFile>> translations(String name) {
        String allowed = "translations such as ASV=/texts/asv.tsv, separated by commas, each name once; not WEB, KJV";
        return property(name, allowed, text -> {
            Set<String> names = new HashSet<>(OWN_TRANSLATIONS);
            return Property.list(text)
                    .map(GroundingProperties::translation)
                    .peek(file -> Property.require(names.add(file.name().toUpperCase(Locale.ROOT))))
                    .toList();
        });
    }

    private static TranslationFile translation(String entry) {
        int equals = entry.indexOf('=');
        Property.require(equals > 0);
        String name = entry.substring(0, equals).strip();
        String file = entry.substring(equals + 1).strip();
        Property.require(!file.isEmpty() && TRANSLATION_NAME.matcher(name).matches());
        return new TranslationFile(name, Property.path(name).parser().parse(file));
    }

    private static <T> Property<T> property(String name, String allowed, Property.Parser<T> parser) {
        return new Property<>(name, allowed, parser, false);
    }
}
