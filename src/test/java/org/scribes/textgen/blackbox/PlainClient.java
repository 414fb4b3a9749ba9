package org.scribes.textgen.blackbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;

/** One connection that is used again and again, without threads of its own: what it takes, the other side took. */
final class PlainClient implements Closeable {
    private final Socket socket;
    private final InputStream in;
    private final URI address;
    private final String headers;
    private final String body;

    PlainClient(URI address, String body) throws IOException {
        this(address, body, "");
    }

    /** @param headers more of them, each with its end of line */
    PlainClient(URI address, String body, String headers) throws IOException {
        this.address = address;
        this.headers = headers;
        this.body = body;
        this.socket = new Socket(address.getHost(), address.getPort());
        socket.setTcpNoDelay(true);
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    /** Sends the request once more and gives the status line and the body. */
    String send() throws IOException {
        return send(body);
    }

    /** Sends another body to the same address. */
    String send(String other) throws IOException {
        String request = "POST " + address.getPath() + " HTTP/1.1\r\nHost: " + address.getAuthority()
                + "\r\nContent-Type: application/json\r\n" + headers + "Content-Length: " + other.length() + "\r\n\r\n"
                + other;
        socket.getOutputStream().write(request.getBytes(UTF_8));
        StringBuilder answer = new StringBuilder(line());
        int length = -1;
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).strip());
            }
        }
        if (length >= 0) {
            return answer.append(new String(in.readNBytes(length), UTF_8)).toString();
        }
        for (int chunk = chunkLength(); chunk > 0; chunk = chunkLength()) {
            answer.append(new String(in.readNBytes(chunk), UTF_8));
            line();
        }
        line();
        return answer.toString();
    }

    private int chunkLength() throws IOException {
        return Integer.parseInt(line().strip(), 16);
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("the connection ended");
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
