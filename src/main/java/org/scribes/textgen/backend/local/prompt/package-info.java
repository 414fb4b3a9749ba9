/** Conversion of requests to prompt tokens and sampling parameters. */
@NullMarked
package org.scribes.textgen.backend.local.prompt;

import org.jspecify.annotations.NullMarked;
