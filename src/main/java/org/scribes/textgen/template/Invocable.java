package org.scribes.textgen.template;

/** What a template can call: a function of the environment, a method of a value, a macro. */
@FunctionalInterface
interface Invocable {
    Object call(Rendering rendering, Arguments arguments);
}
