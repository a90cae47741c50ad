package io.flinkdm.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to a file, compiling it ends in a plan or in problems, without its secrets. */
class DamagedFilesTest {

    private static final int FILES = 1_500;
    private static final String ODD = "{}[]:,&*!|>'\"%@`#-?~\t 0aé\0";

    @TempDir private Path folder;

    @Test
    void neverFailsAndNeverTellsSecrets() throws IOException {
        long seed = 20_260_101;
        Random random = new Random(seed);
        String task = CaseFile.resource("merge-shards/task.yaml").replace("/Q7B9Diz", "Gehe1mnis");
        String source = CaseFile.resource("merge-shards/source-02.yaml");
        for (int i = 0; i < FILES; i++) {
            Compilation compilation = compile(damaged(task, random), damaged(source, random));
            assertThat(compilation.plan() == null)
                    .as("seed %d, file %d", seed, i)
                    .isEqualTo(!compilation.problems().isEmpty());
            assertThat(compilation.problems() + "" + compilation.warnings())
                    .as("seed %d, file %d", seed, i)
                    .doesNotContain("Gehe1mnis", "plain-secret");
        }
    }

    private Compilation compile(String task, String source) throws IOException {
        Path taskFile = Files.writeString(folder.resolve("task.yaml"), task);
        Path sourceFile = Files.writeString(folder.resolve("source-02.yaml"), source);
        return PlanCompiler.compile(taskFile, List.of(sourceFile));
    }

    private static String damaged(String text, Random random) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        for (int changes = random.nextInt(3); changes >= 0; changes--) {
            int at = random.nextInt(lines.size());
            switch (random.nextInt(5)) {
                case 0:
                    lines.remove(at);
                    break;
                case 1:
                    lines.add(random.nextInt(lines.size()), lines.get(at));
                    break;
                case 2:
                    lines.set(at, lines.get(at).stripLeading());
                    break;
                case 3:
                    lines.set(at, lines.get(at).replaceFirst(":.*", ":"));
                    break;
                default:
                    lines.set(at, withOddCharacter(lines.get(at), random));
            }
        }
        return String.join("\n", lines);
    }

    private static String withOddCharacter(String line, Random random) {
        int at = random.nextInt(line.length() + 1);
        return line.substring(0, at)
                + ODD.charAt(random.nextInt(ODD.length()))
                + line.substring(at);
    }
}
