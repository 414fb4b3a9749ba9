package org.scribes.textgen.redis;

import io.lettuce.core.api.StatefulRedisConnection;

/** Connects to one Redis server. */
interface Connector extends AutoCloseable {
    /**
     * Opens a connection and checks that the server answers.
     *
     * @throws RuntimeException when it does not
     */
    StatefulRedisConnection<String, byte[]> connect();

    @Override
    void close();
}
