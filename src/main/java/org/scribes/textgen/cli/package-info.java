/** The command line of the runnable jar. It is not part of the server. */
@NullMarked
package org.scribes.textgen.cli;

import org.jspecify.annotations.NullMarked;
