package outdial.app.web.upload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.web.multipart.MultipartFile;
import outdial.app.settings.DialerSettings;
import outdial.compliance.NumberReader;
import outdial.imports.DryRun;
import outdial.imports.FileImport;
import outdial.imports.FileRefused;
import outdial.imports.ImportBroken;
import outdial.imports.ImportReceipt;
import outdial.imports.ImportRequest;
import outdial.imports.Preview;
import outdial.imports.file.UnreadableFile;
import outdial.model.ClientId;

/**
 * Files between upload and import. Each is known by a random id and to its client alone; files that nobody imported go
 * after a day, or with the program. Imports run one after another, beside the pages. Safe on any thread.
 */
final class Uploads {
    private static final Duration KEPT = Duration.ofHours(24);
    private static final int MOST = 200;
    private static final int LONGEST_NAME = 120;

    private final Path folder;
    private final InstantSource clock;
    private final Function<Path, FileImport> importer;
    private final FileImport imports;
    private final Semaphore oneAtATime = new Semaphore(1, true);
    private final Map<UUID, Upload> uploads = new ConcurrentHashMap<>();

    Uploads(DialerSettings settings, DataSource database, NumberReader numbers, InstantSource clock) {
        this.folder = settings.var().resolve("uploads");
        this.clock = clock;
        this.importer = rejected -> new FileImport(database, numbers, clock, rejected);
        this.imports = importer.apply(settings.var().resolve("imports"));
        deleteLeft();
    }

    /** Files of a program that was killed: nobody knows their ids any more. */
    private void deleteLeft() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> left = Files.walk(folder)) {
            left.filter(path -> !path.equals(folder))
                    .sorted(Comparator.reverseOrder())
                    .forEach(Uploads::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How far an upload is. */
    sealed interface Progress {
        /** Looked at, not imported; with what a dry run under the rules of now has counted, if there was one. */
        record Waiting(Optional<DryRun> counted) implements Progress {}

        /** Rows done of all rows; all is 0 while the file is counted. A dry run imports nothing. */
        record Running(boolean isDry, long done, long all) implements Progress {}

        record Done(ImportReceipt receipt) implements Progress {}

        /** Nothing was written. */
        record Refused(String why) implements Progress {}

        /** Stopped half way; the same import goes on from there. */
        record Broken(String why) implements Progress {}
    }

    /** A file of one client. */
    static final class Upload {
        private final UUID id;
        private final ClientId client;
        private final Instant at;
        private volatile ImportRequest request;
        private volatile Progress progress = new Progress.Waiting(Optional.empty());

        Upload(UUID id, ClientId client, ImportRequest request, Instant at) {
            this.id = id;
            this.client = client;
            this.request = request;
            this.at = at;
        }

        UUID id() {
            return id;
        }

        ImportRequest request() {
            return request;
        }

        /** What the rows go into, by the name that people gave it; consents go into no thing with a name. */
        String target() {
            return switch (request) {
                case ImportRequest.Leads leads -> leads.campaign();
                case ImportRequest.DoNotCall numbers -> numbers.list();
                case ImportRequest.Consents _ -> "";
            };
        }

        Progress progress() {
            return progress;
        }

        String fileName() {
            return String.valueOf(request.file().getFileName());
        }
    }

    /**
     * Keeps a file until it is imported.
     *
     * @param request where its rows go, by where it is kept
     */
    Upload keep(MultipartFile file, ClientId client, Function<Path, ImportRequest> request) throws IOException {
        forgetOld();
        UUID id = UUID.randomUUID();
        Path place = Files.createDirectories(folder.resolve(id.toString()))
                .resolve(
                        safeName(Optional.ofNullable(file.getOriginalFilename()).orElse("")));
        file.transferTo(place);
        var upload = new Upload(id, client, request.apply(place), clock.instant());
        uploads.put(id, upload);
        return upload;
    }

    /** The client's upload of this id. */
    Optional<Upload> find(ClientId client, UUID id) {
        return Optional.ofNullable(uploads.get(id)).filter(upload -> upload.client.equals(client));
    }

    /**
     * The file's beginning as the import would read and judge it.
     *
     * @throws UnreadableFile with a sentence, when the file would be refused whole
     */
    Preview preview(Upload upload) throws IOException {
        return imports.preview(upload.request);
    }

    /** Reads the file otherwise from now on, unless it is being read just now or was imported. */
    void change(Upload upload, ImportRequest request) {
        synchronized (upload) {
            if (!isBusy(upload) && !request.equals(upload.request)) {
                upload.request = request;
                dropRejected(upload);
                upload.progress = new Progress.Waiting(Optional.empty());
            }
        }
    }

    /** Counts what an import would do, beside the pages, unless it is being read just now or was imported. */
    void count(Upload upload) {
        begin(upload, true, this::counted);
    }

    /** Imports it beside the pages, unless it is being imported or was. */
    void start(Upload upload) {
        begin(upload, false, this::imported);
    }

    private void begin(Upload upload, boolean isDry, Function<Upload, Progress> work) {
        synchronized (upload) {
            if (isBusy(upload)) {
                return;
            }
            dropRejected(upload);
            upload.progress = new Progress.Running(isDry, 0, 0);
        }
        Thread.ofVirtual().name("import-" + upload.id).start(() -> {
            oneAtATime.acquireUninterruptibly();
            try {
                upload.progress = work.apply(upload);
            } finally {
                oneAtATime.release();
            }
            if (upload.progress instanceof Progress.Done) {
                delete(upload);
            }
        });
    }

    private static boolean isBusy(Upload upload) {
        return upload.progress instanceof Progress.Running || upload.progress instanceof Progress.Done;
    }

    /** Its rejected rows lie beside the file, for they are this client's and go with it. */
    private Progress counted(Upload upload) {
        try {
            Path beside = Objects.requireNonNull(upload.request.file().getParent());
            return switch (importer.apply(beside)
                    .dryRun(upload.request, (done, all) -> upload.progress = new Progress.Running(true, done, all))) {
                case DryRun run -> new Progress.Waiting(Optional.of(run));
                case FileRefused(var why) -> new Progress.Refused(why);
            };
        } catch (IOException | RuntimeException broken) {
            System.getLogger(Uploads.class.getName())
                    .log(System.Logger.Level.ERROR, "Dry run of " + upload.fileName() + " failed", broken);
            return new Progress.Refused("The rows could not be counted. Nothing was imported; try it again.");
        }
    }

    private Progress imported(Upload upload) {
        try {
            return switch (imports.run(
                    upload.request, (done, all) -> upload.progress = new Progress.Running(false, done, all))) {
                case ImportReceipt receipt -> new Progress.Done(receipt);
                case FileRefused(var why) -> new Progress.Refused(why);
            };
        } catch (ImportBroken | IOException broken) {
            return new Progress.Broken(String.valueOf(broken.getMessage()));
        } catch (RuntimeException broken) {
            System.getLogger(Uploads.class.getName())
                    .log(System.Logger.Level.ERROR, "Import of " + upload.fileName() + " failed", broken);
            return new Progress.Broken("The import stopped. What was read is safe; start it again to go on.");
        }
    }

    /** Forgets a file that is not wanted. */
    void drop(Upload upload) {
        if (!(upload.progress instanceof Progress.Running)) {
            uploads.remove(upload.id);
            dropRejected(upload);
            delete(upload);
        }
    }

    private void forgetOld() {
        Instant limit = clock.instant().minus(KEPT);
        uploads.values().stream().filter(upload -> upload.at.isBefore(limit)).forEach(this::drop);
        uploads.values().stream()
                .sorted(Comparator.comparing((Upload upload) -> upload.at).reversed())
                .skip(MOST)
                .forEach(this::drop);
    }

    /** A dry run's rejected rows are of no use once the rules are others. */
    private static void dropRejected(Upload upload) {
        if (upload.progress instanceof Progress.Waiting(Optional<DryRun> counted)) {
            counted.flatMap(DryRun::rejectedRows).ifPresent(Uploads::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Upload upload) {
        try {
            Files.deleteIfExists(upload.request.file());
            Files.deleteIfExists(Objects.requireNonNull(upload.request.file().getParent()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A name without folders and signs that mean something to a file system; its ending stays. */
    static String safeName(String given) {
        String name = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1)
                .replaceAll("[\\p{Cntrl}\\p{Cf}<>:\"|?*]", "")
                .strip();
        String kept = name.length() <= LONGEST_NAME ? name : name.substring(name.length() - LONGEST_NAME);
        return kept.isEmpty() || kept.startsWith(".") ? "leads" + kept : kept;
    }
}
