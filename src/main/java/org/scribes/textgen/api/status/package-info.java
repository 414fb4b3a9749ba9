/** The state of the service for people who watch it: as JSON, and as a stream. */
@NullMarked
package org.scribes.textgen.api.status;

import org.jspecify.annotations.NullMarked;
