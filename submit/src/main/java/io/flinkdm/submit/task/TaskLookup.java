package io.flinkdm.submit.task;

import io.flinkdm.job.meta.TaskEntry;
import io.flinkdm.udf.error.MigrationException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds tasks by what users type: among the remembered files first, then in the registries of their
 * targets, where tasks started from another machine show up. One thread at a time.
 */
public final class TaskLookup {

    private final TaskStore store;
    private final TaskCompiler compiler;

    public TaskLookup(TaskStore store, TaskCompiler compiler) {
        this.store = store;
        this.compiler = compiler;
    }

    /** The name an argument stands for. */
    public String name(String argument) {
        return TaskFileName.of(argument);
    }

    /**
     * The task an argument stands for. One that is known nowhere here, because {@code flink run}
     * started it, is found by a task file: in the registry of the target that file names.
     */
    public Optional<KnownTask> find(String argument) {
        String name = name(argument);
        return named(name)
                .or(() -> TaskFileName.isFile(argument) ? inFile(argument) : Optional.empty());
    }

    private Optional<KnownTask> inFile(String file) {
        return compiler.target(Path.of(file)).map(KnownTask::of);
    }

    private Optional<KnownTask> named(String name) {
        Optional<KnownTask> remembered =
                store.find(name).map(files -> KnownTask.of(compiler.compile(files).plan()));
        return remembered.or(() -> Optional.ofNullable(all().tasks().get(name)));
    }

    /** Every task known, with what kept others from being read. */
    public Known all() {
        Map<String, KnownTask> tasks = new TreeMap<>();
        Map<String, String> troubles = new TreeMap<>();
        for (String name : store.names()) {
            try {
                TaskCompiler.Compiled compiled = compiler.compile(store.find(name).orElseThrow());
                tasks.put(name, KnownTask.of(compiled.plan()));
            } catch (TaskProblemsException | LocalFileException e) {
                troubles.put(name, e.getMessage());
            }
        }
        for (KnownTask task : List.copyOf(tasks.values())) {
            neighbours(task).forEach(other -> tasks.putIfAbsent(other.name(), other));
        }
        return new Known(tasks, troubles);
    }

    /** Other tasks in the same meta schema; a target out of reach is told when the task is read. */
    private static List<KnownTask> neighbours(KnownTask task) {
        List<KnownTask> found = new ArrayList<>();
        try (TargetMeta meta = TargetMeta.open(task)) {
            for (TaskEntry entry : meta.entries()) {
                found.add(
                        new KnownTask(
                                entry.name(), task.metaSchema(), task.target(), Optional.empty()));
            }
        } catch (MigrationException e) {
            return List.of();
        }
        return found;
    }

    /**
     * Tasks by name.
     *
     * @param troubles why remembered files do not compile any more, by task
     */
    public record Known(Map<String, KnownTask> tasks, Map<String, String> troubles) {}
}
