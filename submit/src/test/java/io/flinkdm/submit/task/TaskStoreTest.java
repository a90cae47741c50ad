package io.flinkdm.submit.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskStoreTest {

    @TempDir Path folder;

    @Test
    void keepsCopiesThatOutliveTheOriginals() throws IOException {
        Path task = file("task.yaml", "name: a");
        store().remember("a", new TaskFiles(task, List.of(file("s.yaml", "source-id: s"))));
        Files.delete(task);

        TaskFiles kept = store().find("a").orElseThrow();

        assertThat(kept.task()).hasContent("name: a");
        assertThat(kept.sources())
                .singleElement()
                .satisfies(s -> assertThat(s).hasContent("source-id: s"));
    }

    @Test
    void keepsThemForTheOwnerAlone() throws IOException {
        TaskFiles kept =
                store().remember("a", new TaskFiles(file("t.yaml", ""), List.of(file("s", ""))));

        assertThat(permissions(kept.task())).isEqualTo("rw-------");
        assertThat(permissions(kept.sources().get(0))).isEqualTo("rw-------");
        assertThat(permissions(kept.task().getParent())).isEqualTo("rwx------");
    }

    @Test
    void replacesTheSourcesOfAnEarlierStart() throws IOException {
        Path task = file("t.yaml", "");
        store().remember("a", new TaskFiles(task, List.of(file("1", ""), file("2", ""))));

        TaskFiles kept = store().remember("a", new TaskFiles(task, List.of(file("3", "x"))));

        assertThat(kept.sources()).singleElement().satisfies(s -> assertThat(s).hasContent("x"));
    }

    @Test
    void keepsPasswordFilesBesideTheCopies() throws IOException {
        file("secret.txt", "s");
        Path task = file("t.yaml", "target-database: {password-file: secret.txt}");
        Path source = file("s.yaml", "from: {password-file: secret.txt}");

        TaskFiles kept = store().remember("a", new TaskFiles(task, List.of(source)));

        assertThat(kept.task().resolveSibling("secret.txt")).hasContent("s");
        assertThat(kept.sources())
                .singleElement()
                .satisfies(s -> assertThat(s.resolveSibling("secret.txt")).hasContent("s"));
        assertThat(store().find("a").orElseThrow().sources()).hasSize(1);
    }

    @Test
    void keepsCertificatesBesideTheCopies() throws IOException {
        Files.createDirectory(folder.resolve("pem"));
        file("pem/ca.pem", "c");
        file("key.pem", "k");
        Path source =
                file(
                        "s.yaml",
                        "from: {security: {ssl-ca: pem/ca.pem, ssl-key: key.pem, ssl-cert: gone}}");

        TaskFiles kept = store().remember("a", new TaskFiles(file("t.yaml", ""), List.of(source)));

        Path copy = kept.sources().get(0);
        assertThat(copy.resolveSibling("pem/ca.pem")).hasContent("c");
        assertThat(copy.resolveSibling("key.pem")).hasContent("k");
        assertThat(permissions(copy.resolveSibling("key.pem"))).isEqualTo("rw-------");
    }

    @Test
    void keepsNoPasswordFileOutsideOfTheStore() throws IOException {
        file("secret.txt", "s");
        Path below = Files.createDirectory(folder.resolve("below"));
        Path task =
                Files.writeString(
                        below.resolve("t.yaml"), "target-database: {password-file: ../secret.txt}");
        assertThatThrownBy(() -> store().remember("a", new TaskFiles(task, List.of())))
                .hasMessageContaining("absolute path");
    }

    @Test
    void namesTasksAsTheyAreCalled() throws IOException {
        for (String name : List.of("../b", "a.b", "任务 1")) {
            store().remember(name, new TaskFiles(file("t.yaml", ""), List.of()));
        }

        assertThat(store().names()).containsExactly("../b", "a.b", "任务 1");
        assertThat(folder.resolve("home").resolve("tasks"))
                .isDirectoryContaining(
                        entry -> entry.getFileName().toString().equals("%2E%2E%2Fb"));
    }

    @Test
    void doesNotKnowTasksNeverStarted() {
        assertThat(store().find("a")).isEmpty();
        assertThat(store().names()).isEmpty();
    }

    @Test
    void namesTheFileItCannotRead() {
        TaskFiles files = new TaskFiles(folder.resolve("none.yaml"), List.of());

        assertThatThrownBy(() -> store().remember("a", files))
                .isInstanceOf(LocalFileException.class)
                .hasMessageStartingWith("error in get file content: ")
                .hasMessageContaining("none.yaml");
    }

    @Test
    void readsTheNameFromATaskFile() throws IOException {
        Path task = file("t.yaml", "name: shop\ntask-mode: all\n");

        assertThat(TaskFileName.of(task.toString())).isEqualTo("shop");
        assertThat(TaskFileName.of("missing.yaml")).isEqualTo("missing.yaml");
        assertThat(TaskFileName.of("shop")).isEqualTo("shop");
    }

    private TaskStore store() {
        return new TaskStore(folder.resolve("home"));
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
