package org.scribes.textgen.cache;

import org.eclipse.microprofile.config.Config;
import org.scribes.textgen.config.AssistantConfig;
import org.scribes.textgen.config.BackendsConfig;
import org.scribes.textgen.config.GroundingConfig;
import org.scribes.textgen.config.HubConfig;
import org.scribes.textgen.config.HuggingFaceConfig;
import org.scribes.textgen.config.LocalConfig;
import org.scribes.textgen.config.OutputConfig;
import org.scribes.textgen.config.PiiConfig;

/** Cache keys for a configuration. */
final class TestingKeys {
    private TestingKeys() {}

    static CacheKeys of(Config config) {
        return new CacheKeys(
                HuggingFaceConfig.from(config),
                AssistantConfig.from(config),
                LocalConfig.from(config),
                HubConfig.from(config),
                BackendsConfig.from(config),
                GroundingConfig.from(config),
                OutputConfig.from(config),
                PiiConfig.from(config));
    }
}
