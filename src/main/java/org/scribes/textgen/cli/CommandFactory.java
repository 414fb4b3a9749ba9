package org.scribes.textgen.cli;

import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes commands, and gives those that ask for it the machine that they run on. */
final class CommandFactory implements IFactory {
    private final Machine machine;

    CommandFactory(Machine machine) {
        this.machine = machine;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        Optional<Constructor<?>> constructor = Arrays.stream(type.getDeclaredConstructors())
                .filter(one -> Arrays.equals(one.getParameterTypes(), new Class<?>[] {Machine.class}))
                .findFirst();
        return constructor.isPresent()
                ? type.cast(constructor.get().newInstance(machine))
                : CommandLine.defaultFactory().create(type);
    }
}
