package org.scribes.textgen.backend.remote;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Sends the same bytes to each client once it has sent anything, and closes the connection. */
final class RawServer implements Closeable {
    private final ServerSocket server;
    private final byte[] answer;

    RawServer(byte[] answer) throws IOException {
        this.server = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
        this.answer = answer.clone();
        Thread thread = new Thread(this::serve, "raw-server");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return server.getLocalPort();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                int first = socket.getInputStream().read(new byte[4096]);
                if (first > 0) {
                    socket.getOutputStream().write(answer);
                    socket.shutdownOutput();
                    socket.getInputStream().readAllBytes();
                }
            } catch (IOException gone) {
                // the client, or this server
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
