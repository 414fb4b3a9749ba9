/**
 * Renders a checkpoint's chat template: from a conversation to the text that its model was trained to read.
 *
 * <p>Start at {@link org.scribes.textgen.template.ChatTemplate}. Templates are written for Jinja2 3.1 in the environment that Hugging Face's
 * {@code apply_chat_template} sets up. They are rendered exactly as there, or refused when the model is loaded.
 *
 * <p>{@code parse} reads a template into a tree that renders itself. {@code value} holds the values of a template, which
 * behave as Python's do. {@code builtin} holds the filters, tests, methods and functions that a template can use. Each uses
 * only those named after it. A template reaches no Java object other than these values.
 */
@NullMarked
package org.scribes.textgen.template;

import org.jspecify.annotations.NullMarked;
