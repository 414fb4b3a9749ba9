package org.scribes.textgen.config;

import org.eclipse.microprofile.config.Config;

/**
 * Masking of personal data in answers: the properties under {@code textgen.pii}.
 *
 * @param mask {@code mask}: whether e-mail addresses, phone numbers, card numbers and IBANs are masked
 * @param phoneRegion {@code phone-region}: the country of phone numbers without a country code
 * @param allowFromPassages {@code allow-from-passages}: whether data that a passage contains is shown
 */
public record PiiConfig(boolean mask, String phoneRegion, boolean allowFromPassages) {
    private static final Property<Boolean> MASK = Property.flag("textgen.pii.mask");
    private static final Property<String> PHONE_REGION = Property.region("textgen.pii.phone-region");
    private static final Property<Boolean> ALLOW_FROM_PASSAGES = Property.flag("textgen.pii.allow-from-passages");
    static final Section<PiiConfig> SECTION =
            Section.of(PiiConfig.class, PiiConfig::read, MASK, PHONE_REGION, ALLOW_FROM_PASSAGES);

    /**
     * Reads the properties.
     *
     * @throws ConfigurationException when a value is wrong
     */
    public static PiiConfig from(Config config) {
        return SECTION.readFrom(config);
    }

    static PiiConfig read(PropertyReader reader) {
        return new PiiConfig(
                reader.read(MASK).orElse(true),
                reader.read(PHONE_REGION).orElse("US"),
                reader.read(ALLOW_FROM_PASSAGES).orElse(false));
    }
}
