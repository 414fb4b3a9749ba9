/** Examples, tags and the version for the OpenAPI document. */
@NullMarked
package org.scribes.textgen.api.openapi;

import org.jspecify.annotations.NullMarked;
