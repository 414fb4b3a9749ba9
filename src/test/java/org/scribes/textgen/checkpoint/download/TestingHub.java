package org.scribes.textgen.checkpoint.download;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** A local hub with one repository, {@code owner/name}, and configurable faults. */
final class TestingHub implements AutoCloseable {
    static final RepositoryId REPOSITORY = new RepositoryId("owner/name");
    static final String FIRST_COMMIT = "1".repeat(40);
    static final String SECOND_COMMIT = "2".repeat(40);
    static final String LISTING = "the listing";

    private static final String RESOLVE = "/owner/name/resolve/";

    static {
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    /** A file. Large files are in Git LFS. */
    static final class Content {
        private final byte[] bytes;
        private final boolean large;

        Content(byte[] bytes, boolean large) {
            this.bytes = bytes;
            this.large = large;
        }

        byte[] bytes() {
            return bytes;
        }

        boolean large() {
            return large;
        }

        String checksum() {
            return large
                    ? hash("SHA-256", new byte[0], bytes)
                    : hash("SHA-1", ("blob " + bytes.length + "\0").getBytes(StandardCharsets.US_ASCII), bytes);
        }
    }

    /** A received request. */
    record Seen(String file, String path, Optional<String> range, Optional<String> authorization) {}

    /** The response to one request. */
    @FunctionalInterface
    interface Answer {
        void answer(HttpExchange exchange, byte[] content) throws IOException;
    }

    final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final Map<String, Map<String, Content>> commits = new ConcurrentHashMap<>();
    private final Map<String, Deque<Answer>> answers = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private volatile String head = FIRST_COMMIT;

    TestingHub() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** A hub with a small checkpoint of one weights file. */
    static TestingHub withModel(byte[] weights) {
        return new TestingHub()
                .small("config.json", "{\"model_type\":\"llama\"}")
                .small("tokenizer.json", "{}")
                .small("tokenizer_config.json", "{\"a\":1}")
                .small("README.md", "# not needed")
                .large("model.safetensors", weights)
                .large("pytorch_model.bin", new byte[10]);
    }

    TestingHub small(String name, String text) {
        return put(name, new Content(text.getBytes(StandardCharsets.UTF_8), false));
    }

    TestingHub large(String name, byte[] bytes) {
        return put(name, new Content(bytes, true));
    }

    private TestingHub put(String name, Content content) {
        files(head).put(name, content);
        return this;
    }

    /** Moves main to a new commit that starts with the files of the last one. */
    TestingHub commit(String commit) {
        commits.put(commit, new LinkedHashMap<>(files(head)));
        head = commit;
        return this;
    }

    TestingHub without(String name) {
        files(head).remove(name);
        return this;
    }

    /** Sets the responses to the next requests for {@code file}; later requests get the correct response. */
    TestingHub next(String file, Answer... inTurn) {
        answers.computeIfAbsent(file, name -> new ArrayDeque<>()).addAll(List.of(inTurn));
        return this;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    Content content(String name) {
        return Optional.ofNullable(files(head).get(name)).orElseThrow();
    }

    List<Seen> seen(String file) {
        return seen.stream().filter(request -> request.file().equals(file)).toList();
    }

    List<String> requestedFiles() {
        return seen.stream().map(Seen::file).toList();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        String file = path.startsWith("/api/") ? LISTING : path.substring(path.lastIndexOf('/') + 1);
        seen.add(new Seen(
                file,
                exchange.getRequestURI().toString(),
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("Range")),
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))));
        Optional<byte[]> content = file.equals(LISTING) ? listing(path) : fileBytes(path);
        Answer answer;
        synchronized (answers) {
            answer = Optional.ofNullable(
                            answers.getOrDefault(file, new ArrayDeque<>()).poll())
                    .orElse(content.isPresent() ? Answers.PROPER : Answers.status(404));
        }
        try (exchange) {
            answer.answer(exchange, content.orElse(new byte[0]));
        }
    }

    private Map<String, Content> files(String commit) {
        return commits.computeIfAbsent(commit, name -> new LinkedHashMap<>());
    }

    private Optional<byte[]> fileBytes(String path) {
        if (!path.startsWith(RESOLVE)) {
            return Optional.empty();
        }
        String[] parts = path.substring(RESOLVE.length()).split("/", 2);
        return Optional.ofNullable(files(parts[0]).get(parts[1])).map(Content::bytes);
    }

    private Optional<byte[]> listing(String path) {
        if (!path.equals("/api/models/owner/name/revision/main")
                && !path.equals("/api/models/owner/name/revision/" + head)) {
            return Optional.empty();
        }
        return Optional.of(files(head).entrySet().stream()
                .map(file -> sibling(file.getKey(), file.getValue()))
                .collect(Collectors.joining(",", "{\"sha\":\"" + head + "\",\"siblings\":[", "]}"))
                .getBytes(StandardCharsets.UTF_8));
    }

    private static String sibling(String name, Content content) {
        int size = content.bytes().length;
        String start = "{\"rfilename\":\"" + name + "\",\"size\":" + size + ",\"blobId\":\"";
        return content.large()
                ? start + "f".repeat(40) + "\",\"lfs\":{\"sha256\":\"" + content.checksum() + "\",\"size\":" + size
                        + ",\"pointerSize\":130}}"
                : start + content.checksum() + "\"}";
    }

    private static String hash(String algorithm, byte[] before, byte[] bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            digest.update(before);
            return HexFormat.of().formatHex(digest.digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
