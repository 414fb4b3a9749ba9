package org.scribes.textgen.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(Settings.class.getPackageName());

    @Test
    void everyConfigurationRecord_isRegistered() {
        List<String> records = CLASSES.stream()
                .filter(JavaClass::isRecord)
                .map(JavaClass::getSimpleName)
                .filter(name -> name.endsWith("Config") || name.equals("Catalogue"))
                .toList();

        assertThat(records).hasSizeGreaterThanOrEqualTo(20);
        assertThat(Settings.SECTIONS)
                .extracting(section -> section.type().getSimpleName())
                .containsExactlyInAnyOrderElementsOf(records);
    }

    @Test
    void everySection_isThatOfItsRecord() throws ReflectiveOperationException {
        for (Section<?> section : Settings.SECTIONS) {
            assertThat(field(section.type().getDeclaredField("SECTION"))).isSameAs(section);
        }
    }

    @Test
    void everyProperty_isListedInItsSection() throws ReflectiveOperationException {
        for (Section<?> section : Settings.SECTIONS) {
            List<Property<?>> own = properties(section.type());
            assertThat(own).isNotEmpty();
            assertThat(section.properties()).doesNotHaveDuplicates().containsAll(own);
        }
    }

    @Test
    void settings_holdARecordOfEachSection() {
        Map<Class<?>, Object> values = Settings.from(TestingConfig.of()).values();

        assertThat(values).hasSameSizeAs(Settings.SECTIONS);
        values.forEach((type, value) -> assertThat(value).isInstanceOf(type));
    }

    /** The properties that belong to this service; a record may read others that Liberty or MicroProfile JWT owns. */
    private static List<Property<?>> properties(Class<?> type) throws ReflectiveOperationException {
        List<Property<?>> properties = new ArrayList<>();
        for (Field field : type.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers())
                    && field(field) instanceof Property<?> property
                    && property.name().matches("(textgen|hf|assistant)\\..*|[A-Z_]+")) {
                properties.add(property);
            }
        }
        return properties;
    }

    private static Object field(Field field) throws ReflectiveOperationException {
        field.setAccessible(true);
        return field.get(null);
    }
}
