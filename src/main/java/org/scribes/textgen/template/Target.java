package org.scribes.textgen.template;

import java.util.ArrayList;
import java.util.List;

/** What a value is given to by {@code set}, {@code for} or {@code with}. */
sealed interface Target {
    void assign(Rendering rendering, Object value);

    record Variable(String name) implements Target {
        @Override
        public void assign(Rendering rendering, Object value) {
            rendering.define(name, value);
        }
    }

    /** An attribute of a namespace. */
    record Member(String namespace, String name) implements Target {
        @Override
        public void assign(Rendering rendering, Object value) {
            if (!(rendering.lookUp(namespace) instanceof Namespace members)) {
                throw TemplateFailure.because("'" + namespace + "' is no namespace");
            }
            members.set(name, value);
        }
    }

    record Several(List<Target> targets) implements Target {
        @Override
        public void assign(Rendering rendering, Object value) {
            List<Object> values = SequenceFilters.collect(rendering, value);
            if (values.size() != targets.size()) {
                throw TemplateFailure.because(values.size() + " values were given to " + targets.size() + " names");
            }
            for (int i = 0; i < values.size(); i++) {
                targets.get(i).assign(rendering, values.get(i));
            }
        }
    }

    /** Reads a name, a namespace's attribute where {@code members} allows it, or several with commas between. */
    static Target read(TokenStream tokens, NameUse names, boolean members) {
        boolean bracketed = tokens.skipOperator("(");
        List<Target> targets = new ArrayList<>(List.of(readOne(tokens, names, members)));
        boolean several = false;
        while (tokens.skipOperator(",")) {
            several = true;
            if (tokens.peek().kind() == Token.Kind.NAME && !tokens.isName("in")) {
                targets.add(readOne(tokens, names, members));
            }
        }
        if (bracketed) {
            tokens.expectOperator(")");
        }
        return several ? new Several(List.copyOf(targets)) : targets.get(0);
    }

    private static Target readOne(TokenStream tokens, NameUse names, boolean members) {
        String name = readName(tokens, names);
        return members && tokens.skipOperator(".") ? new Member(name, tokens.expectAnyName()) : new Variable(name);
    }

    /** Reads the name of what is defined. */
    static String readName(TokenStream tokens, NameUse names) {
        String name = tokens.expectAnyName();
        if (List.of("true", "false", "none", "True", "False", "None").contains(name)) {
            throw tokens.refuse("'" + name + "' is given a value");
        }
        names.assign(name);
        return name;
    }
}
