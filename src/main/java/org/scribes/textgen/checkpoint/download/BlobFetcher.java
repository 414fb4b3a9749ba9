package org.scribes.textgen.checkpoint.download;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.scribes.textgen.domain.GenerationException;

/** Downloads file contents into the cache's blobs. Thread-safe for different contents. */
final class BlobFetcher {
    /** Bytes of progress after which the retry count starts over. */
    private static final long MIN_GAIN = 1 << 20;

    private static final int ATTEMPTS = 2;

    private final HubClient client;
    private final RepositoryListing listing;
    private final RepositoryFolder folder;
    private final Machine machine;
    private final ProgressMeter meter;
    private final DiskSpace space;

    BlobFetcher(
            HubClient client,
            RepositoryListing listing,
            RepositoryFolder folder,
            Machine machine,
            ProgressMeter meter) {
        this.client = client;
        this.listing = listing;
        this.folder = folder;
        this.machine = machine;
        this.meter = meter;
        this.space = new DiskSpace(machine.disk(), folder.blobs());
    }

    /** The bytes of {@code file} that an earlier download has received. */
    static long receivedBytes(RepositoryFolder folder, HubFile file) throws IOException {
        Path partial = folder.partial(file.checksum());
        return Files.isRegularFile(partial) ? Math.min(Files.size(partial), file.size()) : 0;
    }

    /**
     * Downloads {@code file}, resuming a partial download, and moves it into place after its size and checksum are
     * verified.
     *
     * @throws GenerationException if the hub refuses the file or sends wrong content twice, or the disk is full
     */
    void fetch(HubFile file) throws IOException, InterruptedException {
        Path partial = folder.partial(file.checksum());
        for (int attempt = 1; ; attempt++) {
            Optional<String> problem = receive(file, partial);
            if (problem.isEmpty()) {
                break;
            }
            discard(file, partial);
            if (attempt == ATTEMPTS) {
                throw client.errors().wrongContent(listing.repository(), file.name(), problem.get());
            }
        }
        try (FileChannel content = FileChannel.open(partial, StandardOpenOption.WRITE)) {
            content.force(true); // the name must not outlive the content in a power failure
        }
        Files.move(partial, folder.blob(file.checksum()), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Retries until all bytes are received. Returns a description of invalid content, if any. */
    private Optional<String> receive(HubFile file, Path partial) throws IOException, InterruptedException {
        DownloadRetries retries = new DownloadRetries(machine.sleeper());
        try {
            while (true) {
                long before = receivedBytes(folder, file);
                try {
                    return receiveRest(file, partial, before);
                } catch (TransientHubException e) {
                    if (receivedBytes(folder, file) - before >= MIN_GAIN) {
                        retries.reset();
                    }
                    retries.pauseAfter(e);
                }
            }
        } catch (TransientHubException e) {
            throw client.errors().gaveUp(listing.repository(), "file " + file.name(), e);
        }
    }

    private Optional<String> receiveRest(HubFile file, Path partial, long received)
            throws TransientHubException, IOException, InterruptedException {
        if (received < file.size()) {
            Optional<String> problem = request(file, partial, received);
            if (problem.isPresent()) {
                return problem;
            }
        } else if (file.size() == 0) {
            machine.disk().append(partial).close();
        }
        if (Files.size(partial) != file.size()) {
            return Optional.of(HubErrors.bytes(Files.size(partial)) + " instead of " + file.size());
        }
        return file.checksum().matches(partial) ? Optional.empty() : Optional.of("the checksum does not match");
    }

    private Optional<String> request(HubFile file, Path partial, long offset)
            throws TransientHubException, IOException, InterruptedException {
        try (HubResponse response = client.content(listing, file.name(), offset)) {
            OptionalLong size = response.fileSize();
            if (size.isPresent() && size.getAsLong() != file.size()) {
                return Optional.of(HubErrors.bytes(size.getAsLong()) + " instead of " + file.size());
            }
            long start = response.start().orElse(-1);
            if (start != offset) {
                discard(file, partial);
                if (start != 0) {
                    throw new TransientHubException("the server does not resume at byte " + offset);
                }
            }
            return append(response, file, partial, start);
        }
    }

    private Optional<String> append(HubResponse response, HubFile file, Path partial, long start)
            throws TransientHubException, IOException, InterruptedException {
        long position = start;
        try (WritableByteChannel out = machine.disk().append(partial)) {
            for (Optional<List<ByteBuffer>> piece = response.next(); piece.isPresent(); piece = response.next()) {
                long length =
                        piece.get().stream().mapToLong(ByteBuffer::remaining).sum();
                position += length;
                if (position > file.size()) {
                    return Optional.of("more than " + HubErrors.bytes(file.size()));
                }
                write(out, piece.get());
                meter.received(length, file.name());
            }
        }
        if (position < file.size()) {
            throw new TransientHubException("the transfer ended after " + position + " of " + file.size() + " bytes");
        }
        return Optional.empty();
    }

    private void write(WritableByteChannel out, List<ByteBuffer> bytes) throws ClosedByInterruptException {
        try {
            for (ByteBuffer buffer : bytes) {
                while (buffer.hasRemaining()) {
                    out.write(buffer);
                }
            }
        } catch (ClosedByInterruptException e) {
            throw e;
        } catch (IOException e) {
            throw space.writeFailed(e, meter.remaining());
        }
    }

    private void discard(HubFile file, Path partial) throws IOException {
        meter.add(-receivedBytes(folder, file));
        Files.deleteIfExists(partial);
    }
}
