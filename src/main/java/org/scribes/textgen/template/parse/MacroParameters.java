package org.scribes.textgen.template.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.scribes.textgen.template.value.Arguments;
import org.scribes.textgen.template.value.Undefined;

/** The parameters of a macro or a {@code call} block. */
record MacroParameters(List<Parameter> parameters) {
    static final MacroParameters NONE = new MacroParameters(List.of());

    record Parameter(String name, Optional<Expression> otherwise) {}

    static MacroParameters read(ExpressionParser parser, NameUse names) {
        TokenStream tokens = parser.tokens();
        tokens.expectOperator("(");
        List<Parameter> parameters = new ArrayList<>();
        while (!tokens.skipOperator(")")) {
            String name = AssignmentTarget.readName(tokens, names);
            Optional<Expression> otherwise =
                    tokens.skipOperator("=") ? Optional.of(parser.expression()) : Optional.empty();
            if (otherwise.isEmpty()
                    && parameters.stream().anyMatch(p -> p.otherwise().isPresent())) {
                throw tokens.refuse("a parameter without a default after one with a default");
            }
            parameters.add(new Parameter(name, otherwise));
            if (!tokens.isOperator(")")) {
                tokens.expectOperator(",");
            }
        }
        return new MacroParameters(List.copyOf(parameters));
    }

    /** Defines the parameters in a scope. A default may use the parameters before it. */
    void define(TemplateScope scope, Arguments arguments) {
        String[] names = parameters.stream().map(Parameter::name).toArray(String[]::new);
        Arguments.Bound bound = arguments.bind("a macro", 0, names);
        for (int i = 0; i < names.length; i++) {
            Optional<Object> given = bound.optional(i);
            Optional<Expression> otherwise = parameters.get(i).otherwise();
            Object value = given.orElseGet(() -> new Undefined("a parameter"));
            scope.define(
                    names[i],
                    given.isEmpty() && otherwise.isPresent() ? otherwise.get().evaluate(scope) : value);
        }
    }
}
