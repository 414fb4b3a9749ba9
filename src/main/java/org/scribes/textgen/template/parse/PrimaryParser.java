package org.scribes.textgen.template.parse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.scribes.textgen.domain.LowerCase;
import org.scribes.textgen.template.builtin.Filters;
import org.scribes.textgen.template.builtin.Methods;
import org.scribes.textgen.template.builtin.ValueTests;
import org.scribes.textgen.template.parse.TemplateToken.TokenKind;
import org.scribes.textgen.template.value.PythonNone;

/** Parses the part of an expression that binds closest: literals and names, and the operations that follow them. */
final class PrimaryParser {
    private static final Expression ABSENT = new Expression.Literal(PythonNone.NONE);

    private final TokenStream tokens;
    private final ExpressionParser expressions;
    private final NameUse names;

    PrimaryParser(TokenStream tokens, ExpressionParser expressions, NameUse names) {
        this.tokens = tokens;
        this.expressions = expressions;
        this.names = names;
    }

    Expression primary() {
        TemplateToken token = tokens.next();
        return switch (token.kind()) {
            case NAME -> name(token.text());
            case STRING -> new Expression.Literal(strings(token.text()));
            case INTEGER -> new Expression.Literal(integer(token.text()));
            case FLOAT -> new Expression.Literal(Double.parseDouble(token.text().replace("_", "")));
            case OPERATOR -> bracketed(token.text());
            default -> throw tokens.refuse("an expression is missing");
        };
    }

    private Expression name(String name) {
        return switch (name) {
            case "true", "True" -> new Expression.Literal(true);
            case "false", "False" -> new Expression.Literal(false);
            case "none", "None" -> new Expression.Literal(PythonNone.NONE);
            default -> {
                names.read(name);
                yield new Expression.NameReference(name);
            }
        };
    }

    /** Joins adjacent strings. */
    private String strings(String first) {
        StringBuilder all = new StringBuilder(first);
        while (tokens.isAt(TokenKind.STRING)) {
            all.append(tokens.next().text());
        }
        return all.toString();
    }

    private long integer(String literal) {
        String digits = LowerCase.of(literal.replace("_", ""));
        int radix = digits.startsWith("0x") ? 16 : digits.startsWith("0o") ? 8 : digits.startsWith("0b") ? 2 : 10;
        try {
            return Long.parseLong(radix == 10 ? digits : digits.substring(2), radix);
        } catch (NumberFormatException e) {
            throw tokens.refuse("the number is too large");
        }
    }

    private Expression bracketed(String bracket) {
        return switch (bracket) {
            case "(" -> {
                if (tokens.skipOperator(")")) {
                    yield new Expression.TupleOf(List.of());
                }
                Expression inside = expressions.tuple();
                tokens.expectOperator(")");
                yield inside;
            }
            case "[" -> list();
            case "{" -> dict();
            default -> throw tokens.refuse("unexpected '" + bracket + "'");
        };
    }

    private Expression list() {
        List<Expression> items = new ArrayList<>();
        while (!tokens.skipOperator("]")) {
            items.add(expressions.expression());
            if (!tokens.isOperator("]")) {
                tokens.expectOperator(",");
            }
        }
        return new Expression.ListOf(List.copyOf(items));
    }

    private Expression dict() {
        List<Expression.Entry> entries = new ArrayList<>();
        while (!tokens.skipOperator("}")) {
            Expression key = expressions.expression();
            tokens.expectOperator(":");
            entries.add(new Expression.Entry(key, expressions.expression()));
            if (!tokens.isOperator("}")) {
                tokens.expectOperator(",");
            }
        }
        return new Expression.DictOf(List.copyOf(entries));
    }

    /** Parses attributes, subscripts and calls that follow a value. */
    Expression postfix(Expression value) {
        Expression extended = value;
        while (true) {
            if (tokens.skipOperator(".")) {
                extended = attribute(extended);
            } else if (tokens.skipOperator("[")) {
                extended = subscript(extended);
            } else if (tokens.isOperator("(")) {
                extended = call(extended);
            } else {
                return extended;
            }
        }
    }

    private Expression attribute(Expression value) {
        if (tokens.isAt(TokenKind.INTEGER)) {
            return new Expression.Subscript(
                    value, new Expression.Literal(integer(tokens.next().text())));
        }
        String name = tokens.expectAnyName();
        if (name.startsWith("_")) {
            throw tokens.refuse("the attribute '" + name + "' is not supported");
        }
        return new Expression.Attribute(value, name);
    }

    private Expression subscript(Expression value) {
        Expression start = tokens.isOperator(":") ? ABSENT : expressions.expression();
        if (tokens.skipOperator("]")) {
            return new Expression.Subscript(value, start);
        }
        tokens.expectOperator(":");
        Expression stop = tokens.isOperator(":") || tokens.isOperator("]") ? ABSENT : expressions.expression();
        Expression step = tokens.skipOperator(":") && !tokens.isOperator("]") ? expressions.expression() : ABSENT;
        tokens.expectOperator("]");
        return new Expression.Sliced(value, start, stop, step);
    }

    private Expression call(Expression function) {
        if (function instanceof Expression.NameReference name) {
            names.call(name.name());
        } else if (!(function instanceof Expression.Attribute method) || !Methods.exist(method.name())) {
            throw tokens.refuse("this is not a known function or method");
        }
        return new Expression.Call(function, arguments());
    }

    private CallArguments arguments() {
        tokens.expectOperator("(");
        List<Expression> positional = new ArrayList<>();
        Map<String, Expression> named = new LinkedHashMap<>();
        while (!tokens.skipOperator(")")) {
            if (tokens.isAt(TokenKind.NAME) && tokens.peek(1).is(TokenKind.OPERATOR, "=")) {
                String name = tokens.next().text();
                tokens.next();
                if (named.put(name, expressions.expression()) != null) {
                    throw tokens.refuse("the argument '" + name + "' is given twice");
                }
            } else if (named.isEmpty()) {
                positional.add(expressions.expression());
            } else {
                throw tokens.refuse("an argument without a name after one with a name");
            }
            if (!tokens.isOperator(")")) {
                tokens.expectOperator(",");
            }
        }
        return new CallArguments(List.copyOf(positional), named);
    }

    Expression filtersAndTests(Expression value) {
        Expression extended = value;
        while (true) {
            if (tokens.skipOperator("|")) {
                extended = new Expression.Filtered(extended, filter());
            } else if (tokens.skipName("is")) {
                extended = test(extended);
            } else if (tokens.isOperator("(")) {
                throw tokens.refuse("this is not a known function or method");
            } else {
                return extended;
            }
        }
    }

    List<FilterCall> filters() {
        List<FilterCall> filters = new ArrayList<>();
        while (tokens.skipOperator("|")) {
            filters.add(filter());
        }
        return List.copyOf(filters);
    }

    /** Parses a filter after its {@code |}. */
    FilterCall filter() {
        String name = tokens.expectAnyName();
        Filters.Filter filter =
                Filters.named(name).orElseThrow(() -> tokens.refuse("the filter '" + name + "' is not supported"));
        CallArguments arguments = tokens.isOperator("(") ? arguments() : CallArguments.NONE;
        checkApplied(name, arguments.positional());
        return new FilterCall(name, filter, arguments);
    }

    /** Checks the filter or test that {@code map}, {@code select} and similar filters apply, if it is a literal. */
    private void checkApplied(String filter, List<Expression> arguments) {
        boolean maps = filter.equals("map");
        boolean selects = Filters.SELECTING.contains(filter);
        int index = filter.endsWith("attr") ? 1 : 0;
        if ((maps || selects)
                && arguments.size() > index
                && arguments.get(index) instanceof Expression.Literal literal
                && literal.value() instanceof String applied
                && (maps
                        ? Filters.named(applied).isEmpty()
                        : ValueTests.named(applied).isEmpty())) {
            throw tokens.refuse("'" + applied + "' is not supported");
        }
    }

    private Expression test(Expression value) {
        boolean negated = tokens.skipName("not");
        String name = tokens.expectAnyName();
        ValueTests.Test test =
                ValueTests.named(name).orElseThrow(() -> tokens.refuse("the test '" + name + "' is not supported"));
        Expression tested = new Expression.Tested(value, test, testArguments());
        return negated ? new Expression.Not(tested) : tested;
    }

    /** A test may have one argument without parentheses. */
    private CallArguments testArguments() {
        if (tokens.isOperator("(")) {
            return arguments();
        }
        TemplateToken token = tokens.peek();
        boolean isArgument = switch (token.kind()) {
            case NAME -> !List.of("else", "or", "and").contains(token.text());
            case STRING, INTEGER, FLOAT -> true;
            case OPERATOR -> token.text().equals("[") || token.text().equals("{");
            default -> false;
        };
        if (!isArgument) {
            return CallArguments.NONE;
        }
        if (tokens.isName("is")) {
            throw tokens.refuse("a chain of tests is not supported");
        }
        return new CallArguments(List.of(postfix(primary())), Map.of());
    }
}
