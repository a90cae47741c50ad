package io.flinkdm.config.build;

import io.flinkdm.config.plan.Secret;
import io.flinkdm.config.plan.SecretCipher;
import io.flinkdm.config.problem.Place;
import io.flinkdm.config.problem.Problems;
import io.flinkdm.config.task.DatabaseConfig;
import io.flinkdm.config.task.Value;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Passwords of the files: plain, encrypted, {@code ${NAME}} for an environment variable, or in a
 * file of their own beside the one that names it. As in DM, a text that cannot be decrypted is the
 * password itself. Immutable.
 */
public final class Passwords {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)\\}");

    private final SecretCipher cipher;
    private final Map<String, String> environment;

    public Passwords(SecretCipher cipher, Map<String, String> environment) {
        this.cipher = cipher;
        this.environment = Map.copyOf(environment);
    }

    /** Empty where none is given, or where it cannot be had, which is reported. */
    Secret secret(DatabaseConfig database, Problems problems) {
        if (!Value.isEmpty(database.passwordFile())) {
            return fromFile(database, problems);
        }
        String text = Value.or(database.password(), "");
        Matcher variable = VARIABLE.matcher(text);
        return variable.matches()
                ? fromEnvironment(variable.group(1), database.password().place(), problems)
                : decrypted(text);
    }

    public void check(DatabaseConfig database, Problems problems) {
        if (!Value.isEmpty(database.password()) && !Value.isEmpty(database.passwordFile())) {
            problems.add(
                    database.passwordFile().place(),
                    ErrorCode.CONFIG_YAML_TRANSFORM,
                    "password and password-file are both given");
        }
        secret(database, problems);
    }

    private Secret fromEnvironment(String name, Place place, Problems problems) {
        String value = environment.get(name);
        if (value == null) {
            problems.add(
                    place,
                    ErrorCode.CONFIG_YAML_TRANSFORM,
                    "the environment variable " + name + " is not set");
        }
        return decrypted(value == null ? "" : value);
    }

    private Secret fromFile(DatabaseConfig database, Problems problems) {
        Value<String> name = database.passwordFile();
        try {
            Path file = Path.of(name.place().file()).resolveSibling(name.value());
            return decrypted(Files.readString(file).strip());
        } catch (IOException | InvalidPathException e) {
            problems.add(
                    name.place(),
                    ErrorCode.CONFIG_READ_CFG_FROM_FILE,
                    "the file of the password cannot be read");
            return Secret.of("");
        }
    }

    private Secret decrypted(String text) {
        if (text.isEmpty()) {
            return Secret.of("");
        }
        try {
            return Secret.of(cipher.openText(text));
        } catch (MigrationException e) {
            return Secret.of(text);
        }
    }
}
