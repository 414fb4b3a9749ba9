package org.scribes.textgen.template.parse;

import java.util.ArrayList;
import java.util.List;
import org.scribes.textgen.template.parse.TemplateToken.TokenKind;
import org.scribes.textgen.template.value.Namespace;
import org.scribes.textgen.template.value.TemplateFailure;
import org.scribes.textgen.template.value.Values;

/** What {@code set} or {@code for} assigns a value to. */
sealed interface AssignmentTarget {
    void assign(TemplateScope scope, Object value);

    record Variable(String name) implements AssignmentTarget {
        @Override
        public void assign(TemplateScope scope, Object value) {
            scope.define(name, value);
        }
    }

    /** An attribute of a namespace. */
    record Member(String namespace, String name) implements AssignmentTarget {
        @Override
        public void assign(TemplateScope scope, Object value) {
            if (!(scope.lookUp(namespace) instanceof Namespace members)) {
                throw TemplateFailure.because("'" + namespace + "' is not a namespace");
            }
            members.set(name, value);
        }
    }

    record Several(List<AssignmentTarget> targets) implements AssignmentTarget {
        @Override
        public void assign(TemplateScope scope, Object value) {
            List<Object> values = Values.collect(scope.budget(), value);
            if (values.size() != targets.size()) {
                throw TemplateFailure.because(values.size() + " values are assigned to " + targets.size() + " names");
            }
            for (int i = 0; i < values.size(); i++) {
                targets.get(i).assign(scope, values.get(i));
            }
        }
    }

    /** Parses a name, a namespace's attribute if {@code members} allows it, or several separated by commas. */
    static AssignmentTarget read(TokenStream tokens, NameUse names, boolean members) {
        boolean bracketed = tokens.skipOperator("(");
        List<AssignmentTarget> targets = new ArrayList<>(List.of(readOne(tokens, names, members)));
        boolean several = false;
        while (tokens.skipOperator(",")) {
            several = true;
            if (tokens.isAt(TokenKind.NAME) && !tokens.isName("in")) {
                targets.add(readOne(tokens, names, members));
            }
        }
        if (bracketed) {
            tokens.expectOperator(")");
        }
        return several ? new Several(List.copyOf(targets)) : targets.get(0);
    }

    private static AssignmentTarget readOne(TokenStream tokens, NameUse names, boolean members) {
        String name = readName(tokens, names);
        return members && tokens.skipOperator(".") ? new Member(name, tokens.expectAnyName()) : new Variable(name);
    }

    /** Parses a name that the template defines. */
    static String readName(TokenStream tokens, NameUse names) {
        String name = tokens.expectAnyName();
        if (List.of("true", "false", "none", "True", "False", "None").contains(name)) {
            throw tokens.refuse("'" + name + "' cannot be assigned");
        }
        names.assign(name);
        return name;
    }
}
