package org.scribes.textgen.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An expression of Jinja's grammar, read once and evaluated for each rendering. */
sealed interface Expression {
    /** The meaning of this kind of expression; use {@link #evaluate}, which also counts. */
    Object compute(Rendering rendering);

    default Object evaluate(Rendering rendering) {
        rendering.budget().step();
        return compute(rendering);
    }

    record Literal(Object value) implements Expression {
        @Override
        public Object compute(Rendering rendering) {
            return value;
        }
    }

    record Name(String name) implements Expression {
        @Override
        public Object compute(Rendering rendering) {
            return rendering.lookUp(name);
        }
    }

    record ListOf(List<Expression> items) implements Expression {
        @Override
        public Object compute(Rendering rendering) {
            return evaluateAll(items, rendering);
        }
    }

    record TupleOf(List<Expression> items) implements Expression {
        @Override
        public Object compute(Rendering rendering) {
            return new Tuple(evaluateAll(items, rendering));
        }
    }

    record Entry(Expression key, Expression value) {}

    record DictOf(List<Entry> entries) implements Expression {
        @Override
        public Object compute(Rendering rendering) {
            Map<Object, Object> dict = new LinkedHashMap<>();
            for (Entry entry : entries) {
                dict.put(
                        Dicts.key(entry.key().evaluate(rendering)),
                        entry.value().evaluate(rendering));
            }
            return dict;
        }
    }

    record Attribute(Expression value, String name) implements Expression {
        @Override
        public Object compute(Rendering rendering) {
            return Attributes.attribute(value.evaluate(rendering), name);
        }
    }

    record Item(Expression value, Expression key) implements Expression {
        @Override
        public Object compute(Rendering rendering) {
            return Attributes.item(value.evaluate(rendering), key.evaluate(rendering));
        }
    }

    record Sliced(Expression value, Expression start, Expression stop, Expression step) implements Expression {
        @Override
        public Object compute(Rendering rendering) {
            return Slice.take(
                    rendering.budget(),
                    value.evaluate(rendering),
                    start.evaluate(rendering),
                    stop.evaluate(rendering),
                    step.evaluate(rendering));
        }
    }

    record Call(Expression function, CallArguments arguments) implements Expression {
        @Override
        public Object compute(Rendering rendering) {
            return invoke(rendering, function.evaluate(rendering), arguments.evaluate(rendering));
        }

        /** The call with the body of a {@code call} block as its {@code caller}. */
        Object withCaller(Rendering rendering, Invocable caller) {
            Object callee = function.evaluate(rendering);
            Arguments given = arguments.evaluate(rendering);
            Map<String, Object> named = new LinkedHashMap<>(given.named());
            named.put("caller", caller);
            return invoke(rendering, callee, new Arguments(given.positional(), named));
        }

        private static Object invoke(Rendering rendering, Object callee, Arguments arguments) {
            if (callee instanceof Invocable invocable) {
                return invocable.call(rendering, arguments);
            }
            throw TemplateFailure.because("a value of type " + Values.typeName(callee) + " was called");
        }
    }

    record Filtered(Expression value, FilterCall filter) implements Expression {
        @Override
        public Object compute(Rendering rendering) {
            return filter.apply(rendering, value.evaluate(rendering));
        }
    }

    record Tested(Expression value, Tests.Test test, CallArguments arguments) implements Expression {
        @Override
        public Object compute(Rendering rendering) {
            return test.holds(rendering, value.evaluate(rendering), arguments.evaluate(rendering));
        }
    }

    record Arithmetic(Operator operator, Expression left, Expression right) implements Expression {
        @Override
        public Object compute(Rendering rendering) {
            return operator.apply(rendering.budget(), left.evaluate(rendering), right.evaluate(rendering));
        }
    }

    record Signed(boolean negative, Expression value) implements Expression {
        @Override
        public Object compute(Rendering rendering) {
            Object number = value.evaluate(rendering);
            return negative ? Numbers.negate(number) : Numbers.plus(number);
        }
    }

    record Concatenated(List<Expression> parts) implements Expression {
        @Override
        public Object compute(Rendering rendering) {
            List<Object> texts = evaluateAll(parts, rendering);
            texts.replaceAll(part -> Text.of(rendering.budget(), part));
            return Strings.join(rendering.budget(), "", texts);
        }
    }

    record Operand(Comparison comparison, Expression value) {}

    /** Comparisons in a chain: {@code a < b < c} is {@code a < b and b < c}. */
    record Compared(Expression first, List<Operand> others) implements Expression {
        @Override
        public Object compute(Rendering rendering) {
            Object left = first.evaluate(rendering);
            for (Operand operand : others) {
                Object right = operand.value().evaluate(rendering);
                if (!operand.comparison().holds(rendering.budget(), left, right)) {
                    return false;
                }
                left = right;
            }
            return true;
        }
    }

    record Not(Expression value) implements Expression {
        @Override
        public Object compute(Rendering rendering) {
            return !Values.truth(value.evaluate(rendering));
        }
    }

    /** {@code and} and {@code or} give one of their operands, not a truth value. */
    record Either(boolean isAnd, Expression left, Expression right) implements Expression {
        @Override
        public Object compute(Rendering rendering) {
            Object first = left.evaluate(rendering);
            return Values.truth(first) == isAnd ? right.evaluate(rendering) : first;
        }
    }

    record Conditional(Expression condition, Expression then, Optional<Expression> otherwise) implements Expression {
        @Override
        public Object compute(Rendering rendering) {
            if (Values.truth(condition.evaluate(rendering))) {
                return then.evaluate(rendering);
            }
            return otherwise.isPresent() ? otherwise.get().evaluate(rendering) : new Undefined("an if without else");
        }
    }

    static List<Object> evaluateAll(List<Expression> expressions, Rendering rendering) {
        List<Object> values = new ArrayList<>(expressions.size());
        for (Expression expression : expressions) {
            values.add(expression.evaluate(rendering));
        }
        return values;
    }
}
