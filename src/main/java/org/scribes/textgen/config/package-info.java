/** Configuration: one record a prefix, read from MicroProfile Config and validated at start. */
@NullMarked
package org.scribes.textgen.config;

import org.jspecify.annotations.NullMarked;
