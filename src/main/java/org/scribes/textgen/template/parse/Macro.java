package org.scribes.textgen.template.parse;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.scribes.textgen.template.value.Arguments;
import org.scribes.textgen.template.value.RenderBudget;
import org.scribes.textgen.template.value.TemplateFailure;
import org.scribes.textgen.template.value.TemplateFunction;
import org.scribes.textgen.template.value.Undefined;

/**
 * A macro, or the body of a {@code call} block: nodes with parameters.
 *
 * @param readsCaller whether the body uses {@code caller}; a {@code call} block is an error if it does not
 */
record Macro(MacroParameters parameters, List<TemplateNode> body, boolean readsCaller) {
    /** The name under which a macro finds the body of the {@code call} block that calls it. */
    static final String CALLER = "caller";

    /** The function that a template calls. The body sees the variables of the scope that defines the macro. */
    TemplateFunction definedIn(TemplateScope scope) {
        return (budget, arguments) -> call(scope, budget, arguments);
    }

    private String call(TemplateScope scope, RenderBudget budget, Arguments arguments) {
        budget.enterCall();
        Map<String, Object> named = new HashMap<>(arguments.named());
        Object caller = named.remove(CALLER);
        if (caller != null && !readsCaller) {
            throw TemplateFailure.because("a call block calls a macro that does not use its caller");
        }
        TemplateScope inside = scope.child();
        inside.define(CALLER, caller == null ? new Undefined(CALLER) : caller);
        parameters.define(inside, new Arguments(arguments.positional(), named));
        String text = TemplateNode.text(body, inside);
        budget.leaveCall();
        return text;
    }
}
