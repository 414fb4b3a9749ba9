package org.scribes.textgen.config;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.inject.Singleton;

/**
 * Makes each configuration record of {@link Settings#SECTIONS} injectable.
 *
 * <p>Public, with a constructor without arguments, because {@link java.util.ServiceLoader} creates it.
 */
public final class ConfigurationBeans implements Extension {
    void addBeans(@Observes AfterBeanDiscovery discovery) {
        Settings.SECTIONS.forEach(section -> addBean(discovery, section.type()));
    }

    private static <T> void addBean(AfterBeanDiscovery discovery, Class<T> type) {
        discovery
                .<T>addBean()
                .addTransitiveTypeClosure(type)
                .scope(Singleton.class)
                .produceWith(
                        instance -> instance.select(Configuration.class).get().get(type));
    }
}
