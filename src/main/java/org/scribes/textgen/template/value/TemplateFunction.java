package org.scribes.textgen.template.value;

/** A value that a template can call: a global function, a method or a macro. */
@FunctionalInterface
public interface TemplateFunction {
    Object call(RenderBudget budget, Arguments arguments);
}
