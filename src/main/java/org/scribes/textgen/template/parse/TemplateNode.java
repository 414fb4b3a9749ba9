package org.scribes.textgen.template.parse;

import java.util.List;
import org.scribes.textgen.template.value.Arguments;
import org.scribes.textgen.template.value.PythonText;
import org.scribes.textgen.template.value.Values;

/** A part of a template: text, a printed expression or a statement. Immutable; each rendering has its own scope. */
sealed interface TemplateNode permits ForLoop, TemplateNode.Simple, TemplateNode.If, TemplateNode.LoopControl {
    /** Whether the nodes after this one are rendered, or the body of the innermost loop is left. */
    enum LoopFlow {
        NEXT_NODE,
        BREAK,
        CONTINUE
    }

    /** Appends what the node prints. */
    LoopFlow render(TemplateScope scope, StringBuilder out);

    /** Renders nodes in a row, up to one that leaves the body of the loop. */
    static LoopFlow renderAll(List<TemplateNode> nodes, TemplateScope scope, StringBuilder out) {
        for (TemplateNode node : nodes) {
            scope.budget().step();
            LoopFlow flow = node.render(scope, out);
            if (flow != LoopFlow.NEXT_NODE) {
                return flow;
            }
        }
        return LoopFlow.NEXT_NODE;
    }

    /** What nodes print. */
    static String text(List<TemplateNode> nodes, TemplateScope scope) {
        StringBuilder out = new StringBuilder();
        renderAll(nodes, scope, out);
        return out.toString();
    }

    /** {@code break} or {@code continue}. */
    record LoopControl(LoopFlow flow) implements TemplateNode {
        @Override
        public LoopFlow render(TemplateScope scope, StringBuilder out) {
            return flow;
        }
    }

    record Branch(Expression condition, List<TemplateNode> body) {}

    record If(List<Branch> branches, List<TemplateNode> otherwise) implements TemplateNode {
        @Override
        public LoopFlow render(TemplateScope scope, StringBuilder out) {
            for (Branch branch : branches) {
                if (Values.truth(branch.condition().evaluate(scope))) {
                    return renderAll(branch.body(), scope, out);
                }
            }
            return renderAll(otherwise, scope, out);
        }
    }

    /** A node that never leaves the body of a loop. */
    sealed interface Simple extends TemplateNode {
        void print(TemplateScope scope, StringBuilder out);

        @Override
        default LoopFlow render(TemplateScope scope, StringBuilder out) {
            print(scope, out);
            return LoopFlow.NEXT_NODE;
        }
    }

    record PlainText(String text) implements Simple {
        @Override
        public void print(TemplateScope scope, StringBuilder out) {
            scope.budget().append(text, out);
        }
    }

    /** {@code {{ … }}}. What it prints is never read as a template again. */
    record Print(Expression expression) implements Simple {
        @Override
        public void print(TemplateScope scope, StringBuilder out) {
            append(expression.evaluate(scope), scope, out);
        }
    }

    /** {@code set name = value}. */
    record Assign(AssignmentTarget target, Expression value) implements Simple {
        @Override
        public void print(TemplateScope scope, StringBuilder out) {
            target.assign(scope, value.evaluate(scope));
        }
    }

    /** {@code set name | filter … endset}. */
    record AssignText(AssignmentTarget target, List<FilterCall> filters, List<TemplateNode> body) implements Simple {
        @Override
        public void print(TemplateScope scope, StringBuilder out) {
            target.assign(scope, FilterCall.applyAll(filters, scope, text(body, scope.child())));
        }
    }

    /** {@code filter name … endfilter}. */
    record FilterBlock(List<FilterCall> filters, List<TemplateNode> body) implements Simple {
        @Override
        public void print(TemplateScope scope, StringBuilder out) {
            append(FilterCall.applyAll(filters, scope, text(body, scope.child())), scope, out);
        }
    }

    /** {@code macro name(parameters) … endmacro}. */
    record DefineMacro(String name, Macro macro) implements Simple {
        @Override
        public void print(TemplateScope scope, StringBuilder out) {
            scope.define(name, macro.definedIn(scope));
        }
    }

    /** {@code call(parameters) macro(arguments) … endcall}: the macro gets the body as its {@code caller}. */
    record CallBlock(Macro caller, Expression.Call call) implements Simple {
        @Override
        public void print(TemplateScope scope, StringBuilder out) {
            append(call.withCaller(scope, caller.definedIn(scope)), scope, out);
        }
    }

    /**
     * Hugging Face's {@code generation … endgeneration}, which marks an assistant's words for training. It prints its body,
     * which Jinja2 handles as a {@code call} block: the body has its own variables and its own {@code caller}.
     */
    record Generation(Macro body) implements Simple {
        @Override
        public void print(TemplateScope scope, StringBuilder out) {
            append(body.definedIn(scope).call(scope.budget(), Arguments.EMPTY), scope, out);
        }
    }

    record Binding(String name, Expression value) {}

    /** {@code with name = value, … endwith}. No value sees the other names. */
    record With(List<Binding> bindings, List<TemplateNode> body) implements Simple {
        @Override
        public void print(TemplateScope scope, StringBuilder out) {
            TemplateScope inside = scope.child();
            bindings.forEach(
                    binding -> inside.define(binding.name(), binding.value().evaluate(scope)));
            renderAll(body, inside, out);
        }
    }

    private static void append(Object value, TemplateScope scope, StringBuilder out) {
        scope.budget().append(PythonText.of(scope.budget(), value), out);
    }
}
