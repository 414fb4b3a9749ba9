/**
 * The filters, tests, methods and functions that a chat template can use: Jinja2's, Python's and Hugging Face's.
 *
 * <p>To add one, add it to the map of its class, such as {@link org.scribes.textgen.template.builtin.TextFilters} or
 * {@link org.scribes.textgen.template.builtin.StringMethods}, and its cases to {@code points.json} of the tests.
 */
@NullMarked
package org.scribes.textgen.template.builtin;

import org.jspecify.annotations.NullMarked;
