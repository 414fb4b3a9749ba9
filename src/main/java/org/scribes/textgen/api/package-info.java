/** The REST API: JAX-RS resources and their JSON records. It translates between HTTP and the service. */
@NullMarked
package org.scribes.textgen.api;

import org.jspecify.annotations.NullMarked;
