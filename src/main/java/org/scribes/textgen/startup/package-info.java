/** The start of the service: in order, with one place for what goes wrong, and told to whoever waits for it. */
@NullMarked
package org.scribes.textgen.startup;

import org.jspecify.annotations.NullMarked;
