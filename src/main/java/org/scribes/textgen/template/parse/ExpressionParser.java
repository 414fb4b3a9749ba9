package org.scribes.textgen.template.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.scribes.textgen.template.parse.TemplateToken.TokenKind;
import org.scribes.textgen.template.value.ArithmeticOperator;
import org.scribes.textgen.template.value.Comparison;

/**
 * Parses expressions by the grammar of Jinja2's {@code parser.py}: one method for each level of precedence, loosest first.
 */
final class ExpressionParser {
    private static final int MAX_DEPTH = 50;
    private static final Map<String, Comparison> COMPARISONS = Map.of(
            "==", Comparison.EQUAL,
            "!=", Comparison.NOT_EQUAL,
            "<", Comparison.LESS,
            "<=", Comparison.LESS_OR_EQUAL,
            ">", Comparison.GREATER,
            ">=", Comparison.GREATER_OR_EQUAL);
    private static final Map<String, ArithmeticOperator> SUMS =
            Map.of("+", ArithmeticOperator.ADD, "-", ArithmeticOperator.SUBTRACT);
    private static final Map<String, ArithmeticOperator> PRODUCTS = Map.of(
            "*",
            ArithmeticOperator.MULTIPLY,
            "/",
            ArithmeticOperator.DIVIDE,
            "//",
            ArithmeticOperator.FLOOR_DIVIDE,
            "%",
            ArithmeticOperator.MODULO);

    private final TokenStream tokens;
    private final PrimaryParser primaries;
    private int depth;

    ExpressionParser(TokenStream tokens, NameUse names) {
        this.tokens = tokens;
        this.primaries = new PrimaryParser(tokens, this, names);
    }

    TokenStream tokens() {
        return tokens;
    }

    PrimaryParser primaries() {
        return primaries;
    }

    Expression expression() {
        if (++depth > MAX_DEPTH) {
            throw tokens.refuse("expressions nested deeper than " + MAX_DEPTH);
        }
        Expression value = disjunction();
        while (tokens.skipName("if")) {
            Expression condition = disjunction();
            Optional<Expression> otherwise = tokens.skipName("else") ? Optional.of(expression()) : Optional.empty();
            value = new Expression.Conditional(condition, value, otherwise);
        }
        depth--;
        return value;
    }

    /** Parses an expression, or several separated by commas as a tuple. */
    Expression tuple() {
        return tupleOf(this::expression);
    }

    /** As {@link #tuple}, but leaves an {@code if} that follows. */
    Expression tupleWithoutCondition() {
        return tupleOf(this::disjunction);
    }

    private Expression tupleOf(Supplier<Expression> item) {
        Expression first = item.get();
        if (!tokens.isOperator(",")) {
            return first;
        }
        List<Expression> items = new ArrayList<>(List.of(first));
        while (tokens.skipOperator(",") && !atEndOfTuple()) {
            items.add(item.get());
        }
        return new Expression.TupleOf(List.copyOf(items));
    }

    private boolean atEndOfTuple() {
        return tokens.isAt(TokenKind.TAG_END) || tokens.isOperator(")");
    }

    private Expression disjunction() {
        Expression left = conjunction();
        while (tokens.skipName("or")) {
            left = new Expression.Either(false, left, conjunction());
        }
        return left;
    }

    private Expression conjunction() {
        Expression left = negation();
        while (tokens.skipName("and")) {
            left = new Expression.Either(true, left, negation());
        }
        return left;
    }

    private Expression negation() {
        int negations = 0;
        while (tokens.skipName("not")) {
            negations++;
        }
        Expression value = comparison();
        for (int i = 0; i < negations; i++) {
            value = new Expression.Not(value);
        }
        return value;
    }

    private Expression comparison() {
        Expression first = sum();
        List<Expression.Operand> others = new ArrayList<>();
        while (true) {
            TemplateToken token = tokens.peek();
            Comparison byOperator = token.kind() == TokenKind.OPERATOR ? COMPARISONS.get(token.text()) : null;
            if (byOperator != null) {
                tokens.next();
                others.add(new Expression.Operand(byOperator, sum()));
            } else if (tokens.skipName("in")) {
                others.add(new Expression.Operand(Comparison.IN, sum()));
            } else if (tokens.isName("not") && tokens.peek(1).is(TokenKind.NAME, "in")) {
                tokens.next();
                tokens.next();
                others.add(new Expression.Operand(Comparison.NOT_IN, sum()));
            } else {
                return others.isEmpty() ? first : new Expression.Compared(first, List.copyOf(others));
            }
        }
    }

    private Expression sum() {
        Expression left = concatenation();
        for (Optional<ArithmeticOperator> operator = take(SUMS); operator.isPresent(); operator = take(SUMS)) {
            left = new Expression.Arithmetic(operator.get(), left, concatenation());
        }
        return left;
    }

    private Expression concatenation() {
        Expression first = product();
        if (!tokens.isOperator("~")) {
            return first;
        }
        List<Expression> parts = new ArrayList<>(List.of(first));
        while (tokens.skipOperator("~")) {
            parts.add(product());
        }
        return new Expression.Concatenated(List.copyOf(parts));
    }

    private Expression product() {
        Expression left = power();
        for (Optional<ArithmeticOperator> operator = take(PRODUCTS); operator.isPresent(); operator = take(PRODUCTS)) {
            if (operator.get() == ArithmeticOperator.MODULO
                    && left instanceof Expression.Literal l
                    && l.value() instanceof String) {
                throw tokens.refuse("formatting by '%' is not supported");
            }
            left = new Expression.Arithmetic(operator.get(), left, power());
        }
        return left;
    }

    private Expression power() {
        Expression left = unary();
        while (tokens.skipOperator("**")) {
            left = new Expression.Arithmetic(ArithmeticOperator.POWER, left, unary());
        }
        return left;
    }

    private Expression unary() {
        return primaries.filtersAndTests(signed());
    }

    private Expression signed() {
        if (tokens.isOperator("-") || tokens.isOperator("+")) {
            if (++depth > MAX_DEPTH) {
                throw tokens.refuse("expressions nested deeper than " + MAX_DEPTH);
            }
            boolean negative = tokens.next().text().equals("-");
            Expression value = signed();
            depth--;
            return primaries.postfix(new Expression.Signed(negative, value));
        }
        return primaries.postfix(primaries.primary());
    }

    private Optional<ArithmeticOperator> take(Map<String, ArithmeticOperator> operators) {
        TemplateToken token = tokens.peek();
        ArithmeticOperator operator = token.kind() == TokenKind.OPERATOR ? operators.get(token.text()) : null;
        if (operator != null) {
            tokens.next();
        }
        return Optional.ofNullable(operator);
    }
}
