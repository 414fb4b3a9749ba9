package org.scribes.textgen.template.parse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.scribes.textgen.template.builtin.Attributes;
import org.scribes.textgen.template.builtin.ValueTests;
import org.scribes.textgen.template.value.Arguments;
import org.scribes.textgen.template.value.ArithmeticOperator;
import org.scribes.textgen.template.value.Comparison;
import org.scribes.textgen.template.value.Dicts;
import org.scribes.textgen.template.value.PythonNumbers;
import org.scribes.textgen.template.value.PythonStrings;
import org.scribes.textgen.template.value.PythonText;
import org.scribes.textgen.template.value.Slice;
import org.scribes.textgen.template.value.TemplateFailure;
import org.scribes.textgen.template.value.TemplateFunction;
import org.scribes.textgen.template.value.Tuple;
import org.scribes.textgen.template.value.Undefined;
import org.scribes.textgen.template.value.Values;

/** An expression: parsed once, evaluated in each rendering. */
sealed interface Expression {
    /** Computes the value. Callers use {@link #evaluate}, which also counts against the budget. */
    Object compute(TemplateScope scope);

    default Object evaluate(TemplateScope scope) {
        scope.budget().step();
        return compute(scope);
    }

    record Literal(Object value) implements Expression {
        @Override
        public Object compute(TemplateScope scope) {
            return value;
        }
    }

    record NameReference(String name) implements Expression {
        @Override
        public Object compute(TemplateScope scope) {
            return scope.lookUp(name);
        }
    }

    record ListOf(List<Expression> items) implements Expression {
        @Override
        public Object compute(TemplateScope scope) {
            return evaluateAll(items, scope);
        }
    }

    record TupleOf(List<Expression> items) implements Expression {
        @Override
        public Object compute(TemplateScope scope) {
            return new Tuple(evaluateAll(items, scope));
        }
    }

    record Entry(Expression key, Expression value) {}

    record DictOf(List<Entry> entries) implements Expression {
        @Override
        public Object compute(TemplateScope scope) {
            Map<Object, Object> dict = new LinkedHashMap<>();
            for (Entry entry : entries) {
                dict.put(Dicts.key(entry.key().evaluate(scope)), entry.value().evaluate(scope));
            }
            return dict;
        }
    }

    record Attribute(Expression value, String name) implements Expression {
        @Override
        public Object compute(TemplateScope scope) {
            return Attributes.attribute(value.evaluate(scope), name);
        }
    }

    record Subscript(Expression value, Expression key) implements Expression {
        @Override
        public Object compute(TemplateScope scope) {
            return Attributes.item(value.evaluate(scope), key.evaluate(scope));
        }
    }

    record Sliced(Expression value, Expression start, Expression stop, Expression step) implements Expression {
        @Override
        public Object compute(TemplateScope scope) {
            return Slice.take(
                    scope.budget(),
                    value.evaluate(scope),
                    start.evaluate(scope),
                    stop.evaluate(scope),
                    step.evaluate(scope));
        }
    }

    record Call(Expression function, CallArguments arguments) implements Expression {
        @Override
        public Object compute(TemplateScope scope) {
            return invoke(scope, function.evaluate(scope), arguments.evaluate(scope));
        }

        /** Calls with an additional argument {@code caller}, the body of a {@code call} block. */
        Object withCaller(TemplateScope scope, TemplateFunction caller) {
            Object callee = function.evaluate(scope);
            Arguments given = arguments.evaluate(scope);
            Map<String, Object> named = new LinkedHashMap<>(given.named());
            named.put(Macro.CALLER, caller);
            return invoke(scope, callee, new Arguments(given.positional(), named));
        }

        private static Object invoke(TemplateScope scope, Object callee, Arguments arguments) {
            if (callee instanceof TemplateFunction function) {
                return function.call(scope.budget(), arguments);
            }
            throw TemplateFailure.because("a value of type " + Values.typeName(callee) + " cannot be called");
        }
    }

    record Filtered(Expression value, FilterCall filter) implements Expression {
        @Override
        public Object compute(TemplateScope scope) {
            return filter.apply(scope, value.evaluate(scope));
        }
    }

    record Tested(Expression value, ValueTests.Test test, CallArguments arguments) implements Expression {
        @Override
        public Object compute(TemplateScope scope) {
            return test.holds(scope.budget(), value.evaluate(scope), arguments.evaluate(scope));
        }
    }

    record Arithmetic(ArithmeticOperator operator, Expression left, Expression right) implements Expression {
        @Override
        public Object compute(TemplateScope scope) {
            return operator.apply(scope.budget(), left.evaluate(scope), right.evaluate(scope));
        }
    }

    record Signed(boolean negative, Expression value) implements Expression {
        @Override
        public Object compute(TemplateScope scope) {
            Object number = value.evaluate(scope);
            return negative ? PythonNumbers.negate(number) : PythonNumbers.plus(number);
        }
    }

    record Concatenated(List<Expression> parts) implements Expression {
        @Override
        public Object compute(TemplateScope scope) {
            List<Object> texts = evaluateAll(parts, scope);
            texts.replaceAll(part -> PythonText.of(scope.budget(), part));
            return PythonStrings.join(scope.budget(), "", texts);
        }
    }

    record Operand(Comparison comparison, Expression value) {}

    /** A chain of comparisons: {@code a < b < c} is {@code a < b and b < c}. */
    record Compared(Expression first, List<Operand> others) implements Expression {
        @Override
        public Object compute(TemplateScope scope) {
            Object left = first.evaluate(scope);
            for (Operand operand : others) {
                Object right = operand.value().evaluate(scope);
                if (!operand.comparison().holds(scope.budget(), left, right)) {
                    return false;
                }
                left = right;
            }
            return true;
        }
    }

    record Not(Expression value) implements Expression {
        @Override
        public Object compute(TemplateScope scope) {
            return !Values.truth(value.evaluate(scope));
        }
    }

    /** {@code and} and {@code or}, which return one of their operands. */
    record Either(boolean isAnd, Expression left, Expression right) implements Expression {
        @Override
        public Object compute(TemplateScope scope) {
            Object first = left.evaluate(scope);
            return Values.truth(first) == isAnd ? right.evaluate(scope) : first;
        }
    }

    record Conditional(Expression condition, Expression then, Optional<Expression> otherwise) implements Expression {
        @Override
        public Object compute(TemplateScope scope) {
            if (Values.truth(condition.evaluate(scope))) {
                return then.evaluate(scope);
            }
            return otherwise.isPresent() ? otherwise.get().evaluate(scope) : new Undefined("an if without else");
        }
    }

    static List<Object> evaluateAll(List<Expression> expressions, TemplateScope scope) {
        List<Object> values = new ArrayList<>(expressions.size());
        for (Expression expression : expressions) {
            values.add(expression.evaluate(scope));
        }
        return values;
    }
}
