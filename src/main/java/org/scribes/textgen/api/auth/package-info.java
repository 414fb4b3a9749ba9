/** Authentication, rate limits and quotas of callers. */
@NullMarked
package org.scribes.textgen.api.auth;

import org.jspecify.annotations.NullMarked;
