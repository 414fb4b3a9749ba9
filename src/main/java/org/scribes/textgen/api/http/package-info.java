/** HTTP: JSON, problem bodies, request bodies, headers and server-sent events. */
@NullMarked
package org.scribes.textgen.api.http;

import org.jspecify.annotations.NullMarked;
