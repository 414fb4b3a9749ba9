package org.scribes.textgen.redis;

import io.lettuce.core.api.StatefulRedisConnection;

/** Makes connections to one server. */
interface Connector extends AutoCloseable {
    /**
     * A new connection to a server that answers.
     *
     * @throws RuntimeException when there is none
     */
    StatefulRedisConnection<String, byte[]> connect();

    @Override
    void close();
}
