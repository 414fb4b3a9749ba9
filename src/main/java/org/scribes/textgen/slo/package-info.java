/** Whether the promises of the service hold: what happened over several windows of time, and what that says. */
@NullMarked
package org.scribes.textgen.slo;

import org.jspecify.annotations.NullMarked;
