/** The page for people: its files, and how errors look in a browser. */
@NullMarked
package org.scribes.textgen.api.page;

import org.jspecify.annotations.NullMarked;
