package org.scribes.textgen.checkpoint;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.scribes.textgen.domain.ModelLoadException;

/** An open safetensors file with a validated header. */
final class SafetensorsFile implements AutoCloseable {
    /** The limit of the reference implementation. */
    private static final long MAX_HEADER = 100_000_000;

    private final String name;
    private final FileChannel channel;
    private final Map<String, TensorInfo> tensors;

    private SafetensorsFile(String name, FileChannel channel, Map<String, TensorInfo> tensors) {
        this.name = name;
        this.channel = channel;
        this.tensors = Collections.unmodifiableMap(tensors);
    }

    /**
     * Opens a file; follows symbolic links.
     *
     * @throws ModelLoadException if the file cannot be read or its header is invalid
     */
    static SafetensorsFile open(Path path) {
        String name = String.valueOf(path.getFileName());
        if (Files.isDirectory(path)) {
            throw new ModelLoadException(name, "is a folder");
        }
        try {
            FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
            try {
                return new SafetensorsFile(name, channel, header(name, channel));
            } catch (IOException | RuntimeException | Error e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw JsonFiles.unreadable(name, e);
        }
    }

    private static Map<String, TensorInfo> header(String name, FileChannel channel) throws IOException {
        long size = channel.size();
        if (size < Long.BYTES) {
            throw new ModelLoadException(name, "is too short for a safetensors file");
        }
        long length = read(channel, Long.BYTES, 0).getLong(0);
        if (length < 0 || length > MAX_HEADER) {
            throw new ModelLoadException(
                    name, "claims a header of " + Long.toUnsignedString(length) + " bytes; at most " + MAX_HEADER);
        }
        long dataStart = Long.BYTES + length;
        if (dataStart > size) {
            throw new ModelLoadException(name, "claims a header longer than the file; the file may be truncated");
        }
        byte[] header = read(channel, (int) length, Long.BYTES).array();
        return SafetensorsHeader.parse(name, header, dataStart, size - dataStart);
    }

    private static ByteBuffer read(FileChannel channel, int length, long position) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                throw new EOFException();
            }
        }
        return buffer;
    }

    String name() {
        return name;
    }

    /** The tensors by name, in file order. */
    Map<String, TensorInfo> tensors() {
        return tensors;
    }

    /** The tensor with that name, which must exist. */
    TensorInfo tensor(String name) {
        return Objects.requireNonNull(tensors.get(name), name);
    }

    /** Maps the bytes {@code [begin, end)} in pieces of at most {@code pieceBytes}. */
    List<ByteBuffer> map(long begin, long end, long pieceBytes) {
        List<ByteBuffer> pieces = new ArrayList<>();
        try {
            for (long at = begin; at < end; at += pieceBytes) {
                long length = Math.min(pieceBytes, end - at);
                pieces.add(channel.map(MapMode.READ_ONLY, at, length).order(ByteOrder.LITTLE_ENDIAN));
            }
        } catch (IOException e) {
            throw JsonFiles.unreadable(name, e);
        }
        return pieces;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw JsonFiles.unreadable(name, e);
        }
    }
}
