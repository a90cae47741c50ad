package io.flinkdm.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Cases in a text file: changes of a minimal task and source file and what compiling them must
 * give.
 *
 * <pre>
 * == C31 20032            a name, and the code of the first problem, or ok
 * task routes: {…}        sets a key of the task (instance, source: of those), in place or at the end
 * task+ name: again       adds a line whatever is there
 * task- name              leaves a key out; task- * leaves all out
 * plan "threads" : 11     is part of the printed plan
 * warn no effect          is part of a warning
 * unsupported shard-mode  the key is listed as not supported yet
 * says did you mean       is part of a problem
 * </pre>
 *
 * The PEM files of the folder {@code tls}, and an empty one, lie beside the files.
 */
final class CaseFile {

    private static final List<String> PEM_FILES =
            List.of(
                    "rsa-cert.pem",
                    "rsa-pkcs1.pem",
                    "rsa-pkcs8.pem",
                    "ec-cert.pem",
                    "ec-sec1.pem",
                    "ec-pkcs8.pem",
                    "passphrase-pkcs1.pem",
                    "bundle.pem");

    private CaseFile() {}

    static Stream<Case> read(String resource) {
        List<Case> cases = new ArrayList<>();
        for (String line : resource(resource).lines().toList()) {
            if (line.startsWith("== ")) {
                String[] head = line.split(" ");
                cases.add(new Case(head[1], head[2], new ArrayList<>()));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                cases.get(cases.size() - 1).lines().add(line);
            }
        }
        return cases.stream();
    }

    static String resource(String name) {
        try (InputStream in = CaseFile.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One case. */
    record Case(String name, String expected, List<String> lines) {

        Compilation compile(Path folder) throws IOException {
            putCertificates(folder);
            Path task = folder.resolve("task.yaml");
            Path source = folder.resolve("source.yaml");
            List<String> taskLines = apply("task", "", "base-task.yaml");
            List<String> all = new ArrayList<>(taskLines);
            if (taskLines.contains("mysql-instances:")) {
                all.remove("  - source-id: mysql-replica-01");
                List<String> instance =
                        edit("instance", "", List.of("source-id: mysql-replica-01"));
                int at = all.indexOf("mysql-instances:") + 1;
                for (int i = 0; i < instance.size(); i++) {
                    all.add(at + i, (i == 0 ? "  - " : "    ") + instance.get(i));
                }
            }
            Files.write(task, all);
            Files.write(source, apply("source", "", "base-source.yaml"));
            return PlanCompiler.compile(task, List.of(source));
        }

        private static void putCertificates(Path folder) throws IOException {
            Files.createFile(folder.resolve("empty.pem"));
            for (String name : PEM_FILES) {
                Files.writeString(folder.resolve(name), resource("tls/" + name));
            }
        }

        /** The texts behind a word. */
        List<String> texts(String word) {
            return lines.stream()
                    .filter(line -> line.startsWith(word + " "))
                    .map(line -> line.substring(word.length() + 1))
                    .toList();
        }

        private List<String> apply(String word, String indent, String base) {
            return edit(word, indent, resource(base).lines().toList());
        }

        private List<String> edit(String word, String indent, List<String> base) {
            List<String> edited = new ArrayList<>(base);
            for (String key : texts(word + "-")) {
                edited.removeIf(line -> key.equals("*") || key(line).equals(key));
            }
            for (String line : texts(word)) {
                int at = edited.stream().map(Case::key).toList().indexOf(key(line));
                if (at >= 0) {
                    edited.set(at, line);
                } else {
                    edited.add(line);
                }
            }
            edited.addAll(texts(word + "+"));
            return edited.stream().map(line -> indent + line).toList();
        }

        private static String key(String line) {
            return Arrays.stream(line.split(":", 2)).findFirst().orElse("");
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
