package org.scribes.textgen.template;

import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.JinjavaConfig;
import com.hubspot.jinjava.interpret.Context;
import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.tree.Node;
import java.util.List;
import java.util.function.Supplier;

/** jinjava's interpreter for one rendering, with what it may use and where its loops stand. */
final class Rendering extends JinjavaInterpreter {
    private final Jinjava jinjava;
    private final Budget budget;
    private LoopSignal signal = LoopSignal.NONE;

    /** Whether the body of the innermost loop is to be left. */
    enum LoopSignal {
        NONE,
        BREAK,
        CONTINUE
    }

    Rendering(Jinjava jinjava, Context context, JinjavaConfig config, Budget budget) {
        super(jinjava, context, config);
        this.jinjava = jinjava;
        this.budget = budget;
    }

    /** The same rendering with the variables of another place in the template, such as where a macro was defined. */
    Rendering in(Context place) {
        return new Rendering(jinjava, new Context(place), getConfig(), budget);
    }

    Budget budget() {
        return budget;
    }

    Object lookUp(String name) {
        Object value = getContext().get(name);
        return value == null ? new Undefined(name) : value;
    }

    void define(String name, Object value) {
        getContext().put(name, value);
    }

    /** The text of nodes in a row, up to the one that leaves the loop. */
    String text(List<Node> nodes) {
        StringBuilder text = new StringBuilder();
        for (Node node : nodes) {
            text.append(node.render(this).getValue());
            budget.checkOutput(text.length());
            if (signal != LoopSignal.NONE) {
                break;
            }
        }
        budget.charge(text.length());
        return text.toString();
    }

    /** Does something with variables of its own. */
    <T> T scoped(Supplier<T> action) {
        enterScope();
        try {
            return action.get();
        } finally {
            leaveScope();
        }
    }

    void signal(LoopSignal given) {
        signal = given;
    }

    LoopSignal takeSignal() {
        LoopSignal taken = signal;
        signal = LoopSignal.NONE;
        return taken;
    }
}
