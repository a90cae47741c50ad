package io.flinkdm.config.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.config.plan.SecretCipher;
import io.flinkdm.config.problem.Place;
import io.flinkdm.config.problem.Problems;
import io.flinkdm.config.task.DatabaseConfig;
import io.flinkdm.config.task.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordsTest {

    private static final Map<String, String> ENVIRONMENT =
            Map.of("PASSWORD", "of the environment", "SEALED", "Up8156jArvIPymkVC+5LxkAT6rek");

    private final Problems problems = new Problems();
    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource({
        "VjX8cEeTX+qcvZ3bPaO4h0C80pe/1aU=, 123456",
        "123456, 123456",
        "abcd, abcd",
        "QUJDREVGR0hJSktMTU5PUFFS, QUJDREVGR0hJSktMTU5PUFFS",
        "${PASSWORD}, of the environment",
        "${SEALED}, 1234",
        "a${PASSWORD}, a${PASSWORD}",
        "'', ''"
    })
    void readsEveryForm(String written, String password) {
        assertThat(revealed(SecretCipher.builtIn(), written, null)).isEqualTo(password);
        assertThat(problems.isEmpty()).isTrue();
    }

    /** The mistake is DM's, and files rely on how it reads what is no mistake. */
    @Test
    void manglesWhatLooksEncrypted() {
        assertThat(revealed(SecretCipher.builtIn(), "YWFhYWFhYWFhYWFhYWFhYUBi", null)).hasSize(1);
    }

    @Test
    void readsAFileBesideTheConfiguration() throws IOException {
        Files.writeString(folder.resolve("secret.txt"), "in a file\n");
        assertThat(revealed(SecretCipher.builtIn(), null, "secret.txt")).isEqualTo("in a file");
    }

    @Test
    void opensWithTheKeyOfAFile() throws IOException {
        Path key = Files.writeString(folder.resolve("key"), " " + "0a".repeat(32) + "\n");
        SecretCipher cipher = SecretCipher.ofKeyFile(key);
        assertThat(revealed(cipher, cipher.sealText("secret"), null)).isEqualTo("secret");
        assertThat(revealed(SecretCipher.builtIn(), cipher.sealText("secret"), null))
                .isNotEqualTo("secret");
    }

    private String revealed(SecretCipher cipher, String password, String file) {
        DatabaseConfig database =
                new DatabaseConfig(
                        place(), null, null, null, value(password), value(file), Map.of(), null);
        return new Passwords(cipher, ENVIRONMENT).secret(database, problems).reveal();
    }

    private Place place() {
        return Place.of(folder.resolve("task.yaml").toString());
    }

    private Value<String> value(String text) {
        return text == null ? null : new Value<>(text, place());
    }
}
