package io.flinkdm.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.config.plan.PlanJson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExamplePlanTest {

    /** Run with {@code -Dflinkdm.update-docs=true} to write the plan anew. */
    @Test
    void compilesToItsGoldenPlan() throws Exception {
        Compilation compilation = mergeShards();
        assertThat(compilation.problems()).isEmpty();
        String plan = PlanJson.print(compilation.plan()) + "\n";
        if (Boolean.getBoolean("flinkdm.update-docs")) {
            Path golden = Path.of("src/test/resources/io/flinkdm/config/merge-shards/plan.json");
            Files.writeString(golden, plan);
        }
        assertThat(plan).isEqualTo(CaseFile.resource("merge-shards/plan.json"));
    }

    @Test
    void namesEveryKeyThatNothingActsOn() throws Exception {
        assertThat(mergeShards().unsupported())
                .extracting(problem -> problem.message().split(" ")[3])
                .containsExactlyInAnyOrder(
                        "shard-mode", "extra-args", "validator-config-name", "session");
    }

    @Test
    void keepsSecretsOutOfWhatIsPrintedAndSerialized() throws Exception {
        MigrationPlan plan = mergeShards().plan();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(plan);
        }
        assertThat(PlanJson.print(plan) + plan + bytes.toString(StandardCharsets.ISO_8859_1))
                .doesNotContain("plain-secret", "123456", "VjX8cEeTX", "BEGIN ", "MIIDCz");
        try (ObjectInputStream in =
                new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject()).isEqualTo(plan);
        }
        assertThat(plan.sources().get(1).connection().password().reveal())
                .isEqualTo("plain-secret");
    }

    private static Compilation mergeShards() throws IOException, URISyntaxException {
        Path folder = Path.of(ExamplePlanTest.class.getResource("merge-shards").toURI());
        return PlanCompiler.compile(
                folder.resolve("task.yaml"),
                List.of(folder.resolve("source-01.yaml"), folder.resolve("source-02.yaml")));
    }
}
