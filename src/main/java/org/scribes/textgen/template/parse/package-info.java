/**
 * Parses chat templates and evaluates their statements and expressions.
 *
 * <p>Start at {@link org.scribes.textgen.template.parse.ParsedTemplate}. {@link org.scribes.textgen.template.parse.TemplateLexer} splits a template into tokens and applies
 * the rules of white space. {@link org.scribes.textgen.template.parse.StatementParser} and {@link org.scribes.textgen.template.parse.ExpressionParser} build a tree of
 * {@link org.scribes.textgen.template.parse.TemplateNode} and {@link org.scribes.textgen.template.parse.Expression}. A template that is wrong, or that uses something unknown,
 * is refused here and never at the time of a request.
 */
@NullMarked
package org.scribes.textgen.template.parse;

import org.jspecify.annotations.NullMarked;
