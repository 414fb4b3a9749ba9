package org.scribes.textgen.template.parse;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.scribes.textgen.template.parse.TemplateNode.LoopFlow;
import org.scribes.textgen.template.value.LoopState;
import org.scribes.textgen.template.value.SelectedItems;
import org.scribes.textgen.template.value.Values;

/** {@code for … in … if … else … endfor}. What one iteration defines is not seen in the next. */
record ForLoop(
        AssignmentTarget target,
        Expression items,
        Optional<Expression> filter,
        List<TemplateNode> body,
        List<TemplateNode> otherwise)
        implements TemplateNode {
    @Override
    public LoopFlow render(TemplateScope scope, StringBuilder out) {
        LoopState loop = new LoopState(scope.budget(), iterate(scope));
        if (!loop.advance()) {
            return TemplateNode.renderAll(otherwise, scope.child(), out);
        }
        LoopFlow flow;
        do {
            TemplateScope iteration = scope.child();
            target.assign(iteration, loop.current());
            iteration.define("loop", loop);
            flow = TemplateNode.renderAll(body, iteration, out);
        } while (flow != LoopFlow.BREAK && loop.advance());
        return LoopFlow.NEXT_NODE;
    }

    /** The items that pass the filter, which sees the variables around the loop and not those of its body. */
    private Iterator<Object> iterate(TemplateScope scope) {
        Iterator<Object> all = Values.iterate(items.evaluate(scope));
        if (filter.isEmpty()) {
            return all;
        }
        Expression condition = filter.get();
        return new SelectedItems(
                scope.budget(),
                all,
                item -> {
                    TemplateScope inside = scope.child();
                    target.assign(inside, item);
                    return Values.truth(condition.evaluate(inside));
                },
                item -> item);
    }
}
