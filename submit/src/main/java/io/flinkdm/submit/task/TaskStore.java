package io.flinkdm.submit.task;

import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Copies of the files every task was last started with, so that later commands need its name only.
 * Files hold passwords: directories are made for the owner alone (0700), files likewise (0600).
 *
 * <p>Layout: {@code tasks/<name>/task.yaml} and {@code tasks/<name>/sources/NN.yaml}, each with the
 * files it names beside it, the name with special characters escaped. One thread at a time.
 */
public final class TaskStore {

    private static final String TASK_FILE = "task.yaml";
    private static final String SOURCES = "sources";
    private static final Pattern SOURCE_FILE = Pattern.compile("[0-9]{2,}\\.yaml");

    private final Path tasks;

    /** {@code home} is created when something is stored. */
    public TaskStore(Path home) {
        this.tasks = home.resolve("tasks");
    }

    /** Replaces what is kept for the task. */
    public TaskFiles remember(String task, TaskFiles files) {
        Path directory = directory(task);
        try {
            createPrivate(directory.resolve(SOURCES));
            List<Path> copies = copySources(files.sources(), directory.resolve(SOURCES));
            copyPrivate(files.task(), directory.resolve(TASK_FILE));
            ReferencedFileCopies named = new ReferencedFileCopies();
            named.add(files.task(), directory.resolve(TASK_FILE));
            for (int i = 0; i < copies.size(); i++) {
                named.add(files.sources().get(i), copies.get(i));
            }
            copies.addAll(copyNamed(named));
            deleteOthers(directory.resolve(SOURCES), copies);
        } catch (IOException e) {
            throw LocalFileException.store(directory, e);
        }
        return find(task).orElseThrow();
    }

    public Optional<TaskFiles> find(String task) {
        Path directory = directory(task);
        if (!Files.isRegularFile(directory.resolve(TASK_FILE))) {
            return Optional.empty();
        }
        return Optional.of(new TaskFiles(directory.resolve(TASK_FILE), sources(directory)));
    }

    /** Names of all tasks kept, sorted. */
    public List<String> names() {
        return children(tasks).stream()
                .filter(directory -> Files.isRegularFile(directory.resolve(TASK_FILE)))
                .map(directory -> directory.getFileName().toString())
                .map(name -> URLDecoder.decode(name, StandardCharsets.UTF_8))
                .sorted()
                .toList();
    }

    /** A file of the command line's own about the task; it exists only if it was written. */
    public Path noteFile(String task, String name) {
        return directory(task).resolve(name);
    }

    private Path directory(String task) {
        String escaped = URLEncoder.encode(task, StandardCharsets.UTF_8).replace(".", "%2E");
        return tasks.resolve(escaped);
    }

    private static List<Path> copySources(List<Path> files, Path directory) throws IOException {
        List<Path> copies = new ArrayList<>();
        for (Path file : files) {
            Path copy = directory.resolve(String.format("%02d.yaml", copies.size() + 1));
            copyPrivate(file, copy);
            copies.add(copy);
        }
        return copies;
    }

    private static Set<Path> copyNamed(ReferencedFileCopies named) throws IOException {
        Map<Path, Path> originals = named.originals();
        for (Map.Entry<Path, Path> file : originals.entrySet()) {
            createPrivate(file.getKey().getParent());
            copyPrivate(file.getValue(), file.getKey());
        }
        return originals.keySet();
    }

    private static void deleteOthers(Path directory, List<Path> kept) throws IOException {
        for (Path file : children(directory)) {
            if (!kept.contains(file) && Files.isRegularFile(file)) {
                Files.delete(file);
            }
        }
    }

    private static List<Path> sources(Path directory) {
        return children(directory.resolve(SOURCES)).stream()
                .filter(file -> SOURCE_FILE.matcher(file.getFileName().toString()).matches())
                .toList();
    }

    private static List<Path> children(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.sorted().toList();
        } catch (IOException e) {
            throw LocalFileException.store(directory, e);
        }
    }

    private static void createPrivate(Path directory) throws IOException {
        Files.createDirectories(
                directory,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    /** Written beside its place and moved there: a reader never sees half a file. */
    private static void copyPrivate(Path from, Path to) throws IOException {
        byte[] content = read(from);
        Path half =
                Files.createTempFile(
                        to.getParent(),
                        "new",
                        ".tmp",
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        Files.write(half, content);
        Files.move(half, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw LocalFileException.unreadable(file, e);
        }
    }
}
