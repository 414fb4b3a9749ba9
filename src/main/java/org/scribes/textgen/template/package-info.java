/**
 * A checkpoint's chat template: from a conversation to the text that its model was trained to read.
 *
 * <p>The door is {@link org.scribes.textgen.template.ChatTemplate}. Templates are written for
 * Jinja2 3.1 in the environment that Hugging Face's {@code apply_chat_template} sets up, and are rendered here exactly as
 * there or not at all. jinjava finds the tags, builds the tree, keeps the scopes and walks the tree; what it does
 * otherwise than Jinja2 is put in through its own extension points:
 * {@link org.scribes.textgen.template.TemplateSource} for the rules of white space, a tag
 * ({@link org.scribes.textgen.template.BlockTag}) for each statement, and
 * {@link org.scribes.textgen.template.PrintStrategy} for expressions, which have Jinja's grammar
 * and Python's values. jinjava's expression language, JUEL, is never entered, so a template reaches no Java object but
 * the few kinds of value that this package makes.
 */
@NullMarked
package org.scribes.textgen.template;

import org.jspecify.annotations.NullMarked;
