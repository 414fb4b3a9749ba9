/** The connection to the Redis server that instances share: {@link org.scribes.textgen.redis.RedisConnection}. */
@NullMarked
package org.scribes.textgen.redis;

import org.jspecify.annotations.NullMarked;
