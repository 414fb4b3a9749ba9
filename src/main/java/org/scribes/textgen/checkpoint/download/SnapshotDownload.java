package org.scribes.textgen.checkpoint.download;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.scribes.textgen.domain.GenerationException;

/** Brings the files of one commit into the cache: contents first, all of them, then their names. */
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
     * Downloads what is missing and returns the folder of the snapshot, complete.
     *
     * @param filesAtOnce how many files are fetched at the same time
     * @throws GenerationException when that is not possible
     */
    Path run(int filesAtOnce, DownloadProgress progress) throws IOException, InterruptedException {
        Files.createDirectories(folder.blobs());
        List<HubFile> files = files();
        // Two names may share one content
        Map<Checksum, HubFile> contents = new LinkedHashMap<>();
        Map<Checksum, HubFile> missing = new LinkedHashMap<>();
        for (HubFile file : files) {
            contents.putIfAbsent(file.checksum(), file);
            if (!isDownloaded(file)) {
                missing.putIfAbsent(file.checksum(), file);
            }
        }
        long total = contents.values().stream().mapToLong(HubFile::size).sum();
        long toCome = 0;
        for (HubFile file : missing.values()) {
            toCome += file.size() - BlobFetcher.receivedBytes(folder, file);
        }
        new DiskSpace(machine.disk(), folder.blobs()).require(toCome);

        ProgressMeter meter = new ProgressMeter(total, progress, machine.nanoTime());
        meter.add(total - toCome);
        meter.report(CheckpointFiles.CONFIG);
        BlobFetcher fetcher = new BlobFetcher(client, listing, folder, machine, meter);
        Workers.run(filesAtOnce, List.copyOf(missing.values()), fetcher::fetch);
        for (HubFile file : files) {
            link(file);
        }
        meter.report(CheckpointFiles.CONFIG);
        return snapshot;
    }

    /** The files to have, config.json last: as long as that one is not linked, nobody takes the snapshot for whole. */
    private List<HubFile> files() throws IOException, InterruptedException {
        Set<String> offered = listing.files().keySet();
        List<String> lacking = CheckpointFiles.lacking(offered);
        if (!lacking.isEmpty()) {
            throw client.errors().notACheckpoint(listing.repository(), lacking);
        }
        List<HubFile> files = new ArrayList<>();
        for (String name : CheckpointFiles.select(offered)) {
            files.add(offered(name));
            if (name.equals(CheckpointFiles.INDEX)) {
                ShardFiles.shards(fetched(offered(name))).forEach(shard -> files.add(offered(shard)));
            }
        }
        files.sort((one, other) -> Boolean.compare(isConfig(one), isConfig(other)));
        return files;
    }

    private HubFile offered(String name) {
        return listing.file(name)
                .orElseThrow(() -> client.errors().notACheckpoint(listing.repository(), List.of(name)));
    }

    private static boolean isConfig(HubFile file) {
        return file.name().equals(CheckpointFiles.CONFIG);
    }

    /** The index is needed to know what else is, so it comes before anything is counted. */
    private Path fetched(HubFile index) throws IOException, InterruptedException {
        if (!isDownloaded(index)) {
            ProgressMeter silent = new ProgressMeter(index.size(), (done, total, file) -> {}, machine.nanoTime());
            new BlobFetcher(client, listing, folder, machine, silent).fetch(index);
        }
        Path blob = folder.blob(index.checksum());
        return isWhole(blob, index) ? blob : snapshot.resolve(index.name());
    }

    /** In the blobs, or, where there are no links, as a file of its own. */
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
