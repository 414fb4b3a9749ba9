/** Examples for the OpenAPI document. */
@NullMarked
package org.scribes.textgen.api.openapi;

import org.jspecify.annotations.NullMarked;
