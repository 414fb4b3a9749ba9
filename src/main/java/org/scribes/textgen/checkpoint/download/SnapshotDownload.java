package org.scribes.textgen.checkpoint.download;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.scribes.textgen.checkpoint.ShardIndex;
import org.scribes.textgen.domain.GenerationException;

/** Downloads the files of one commit: first all contents, then the links with their names. */
final class SnapshotDownload {
    private final HubClient client;
    private final RepositoryListing listing;
    private final RepositoryFolder folder;
    private final Machine machine;
    private final Path snapshot;

    SnapshotDownload(HubClient client, RepositoryListing listing, RepositoryFolder folder, Machine machine) {
        this.client = client;
        this.listing = listing;
        this.folder = folder;
        this.machine = machine;
        this.snapshot = folder.snapshot(listing.commit());
    }

    /**
     * Downloads missing files and returns the complete snapshot's folder.
     *
     * @param filesAtOnce the number of concurrent file downloads
     * @throws GenerationException if the download fails
     */
    Path run(int filesAtOnce, DownloadProgress progress) throws IOException, InterruptedException {
        Files.createDirectories(folder.blobs());
        List<HubFile> files = files();
        // Two files may have the same content
        Map<Checksum, HubFile> contents = new LinkedHashMap<>();
        Map<Checksum, HubFile> missing = new LinkedHashMap<>();
        for (HubFile file : files) {
            contents.putIfAbsent(file.checksum(), file);
            if (!isDownloaded(file)) {
                missing.putIfAbsent(file.checksum(), file);
            }
        }
        long total = contents.values().stream().mapToLong(HubFile::size).sum();
        long missingBytes = 0;
        for (HubFile file : missing.values()) {
            missingBytes += file.size() - BlobFetcher.receivedBytes(folder, file);
        }
        new DiskSpace(machine.disk(), folder.blobs()).require(missingBytes);

        ProgressMeter meter = new ProgressMeter(total, progress, machine.nanoTime());
        meter.add(total - missingBytes);
        meter.report(CheckpointFiles.CONFIG);
        BlobFetcher fetcher = new BlobFetcher(client, listing, folder, machine, meter);
        Workers.run(filesAtOnce, List.copyOf(missing.values()), fetcher::fetch);
        for (HubFile file : files) {
            link(file);
        }
        meter.report(CheckpointFiles.CONFIG);
        return snapshot;
    }

    /** The files to download, with config.json last: a snapshot without it counts as incomplete. */
    private List<HubFile> files() throws IOException, InterruptedException {
        Set<String> available = listing.files().keySet();
        List<String> lacking = CheckpointFiles.lacking(available);
        if (!lacking.isEmpty()) {
            throw client.errors().notACheckpoint(listing.repository(), lacking);
        }
        List<HubFile> files = new ArrayList<>();
        for (String name : CheckpointFiles.select(available)) {
            files.add(listed(name));
            if (name.equals(CheckpointFiles.INDEX)) {
                ShardIndex.read(fetchIndex(listed(name))).shards().forEach(shard -> files.add(listed(shard)));
            }
        }
        files.sort((one, other) -> Boolean.compare(isConfig(one), isConfig(other)));
        return files;
    }

    private HubFile listed(String name) {
        return listing.file(name)
                .orElseThrow(() -> client.errors().notACheckpoint(listing.repository(), List.of(name)));
    }

    private static boolean isConfig(HubFile file) {
        return file.name().equals(CheckpointFiles.CONFIG);
    }

    /** Downloads the index first, since it names further files. */
    private Path fetchIndex(HubFile index) throws IOException, InterruptedException {
        if (!isDownloaded(index)) {
            ProgressMeter silent = new ProgressMeter(index.size(), (done, total, file) -> {}, machine.nanoTime());
            new BlobFetcher(client, listing, folder, machine, silent).fetch(index);
        }
        Path blob = folder.blob(index.checksum());
        return isWhole(blob, index) ? blob : snapshot.resolve(index.name());
    }

    /** Whether the file is in the blobs or, without links, in the snapshot. */
    private boolean isDownloaded(HubFile file) throws IOException {
        return isWhole(folder.blob(file.checksum()), file) || isWhole(snapshot.resolve(file.name()), file);
    }

    private static boolean isWhole(Path path, HubFile file) throws IOException {
        return Files.isRegularFile(path) && Files.size(path) == file.size();
    }

    private void link(HubFile file) throws IOException {
        Path name = snapshot.resolve(file.name());
        if (!isWhole(name, file)) {
            Links.create(name, folder.blob(file.checksum()), machine.disk());
        }
    }
}
