package io.flinkdm.config.build;

import io.flinkdm.config.plan.Secret;
import io.flinkdm.config.plan.TlsPlan;
import io.flinkdm.config.plan.TlsPlan.Pem;
import io.flinkdm.config.problem.Problems;
import io.flinkdm.config.task.DatabaseConfig;
import io.flinkdm.config.task.SecurityConfig;
import io.flinkdm.config.task.SecurityConfig.Part;
import io.flinkdm.config.task.Value;
import io.flinkdm.config.tls.TlsMaterial;
import io.flinkdm.config.tls.TlsMaterialException;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * {@code security} of a connection, with the content of the files it names. Stateless.
 *
 * <p>Source: DM manual, TLS for connections to the databases.
 */
public final class Security {

    private Security() {}

    /** Reports what cannot be read or used. */
    public static void check(DatabaseConfig database, Problems problems) {
        SecurityConfig security = database.security();
        if (security == null || security.isEmpty()) {
            return;
        }
        Problems unreadable = new Problems();
        TlsPlan plan = read(security, unreadable);
        problems.addByLine(unreadable);
        if (unreadable.isEmpty()) {
            checkUse(security, plan, problems);
        }
    }

    private static void checkUse(SecurityConfig security, TlsPlan plan, Problems problems) {
        try {
            TlsMaterial.of(plan);
        } catch (TlsMaterialException e) {
            problems.add(
                    security.placeOf(e.key()),
                    ErrorCode.CONN_INVALID_TLS_CONFIG,
                    e.key() + ": " + e.getMessage());
            return;
        }
        if (!plan.ca().given()) {
            problems.warn(security.place(), "without ssl-ca any server is trusted, as in DM");
        }
    }

    /**
     * {@code null} for a connection without TLS.
     *
     * @throws MigrationException when a file has gone since the check
     */
    static TlsPlan plan(SecurityConfig security) {
        if (security == null || security.isEmpty()) {
            return null;
        }
        Problems problems = new Problems();
        TlsPlan plan = read(security, problems);
        if (!problems.isEmpty()) {
            throw new MigrationException(
                    problems.errors().get(0).code(), problems.errors().get(0).message());
        }
        return plan;
    }

    private static TlsPlan read(SecurityConfig security, Problems problems) {
        return new TlsPlan(
                pem(security.ca(), problems),
                pem(security.cert(), problems),
                pem(security.key(), problems),
                security.certAllowedCn().stream().map(Value::value).toList());
    }

    /** As in DM, bytes come before Base64 and both before the path. */
    private static Pem pem(Part part, Problems problems) {
        if (!part.bytes().isEmpty()) {
            return inline(bytes(part.bytes()));
        }
        if (!Value.isEmpty(part.base64())) {
            return decoded(part.base64(), problems);
        }
        return Value.isEmpty(part.path()) ? Pem.NONE : file(part.path(), problems);
    }

    private static byte[] bytes(List<Value<Long>> numbers) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        numbers.forEach(number -> content.write(number.value().intValue()));
        return content.toByteArray();
    }

    /** Without the cause: its message may quote the text. */
    private static Pem decoded(Value<String> text, Problems problems) {
        try {
            return inline(Base64.getDecoder().decode(text.value().replaceAll("[\\r\\n]", "")));
        } catch (IllegalArgumentException e) {
            problems.add(text.place(), ErrorCode.CTL_LOAD_TLS_CFG, "the text is not Base64");
            return Pem.NONE;
        }
    }

    private static Pem file(Value<String> path, Problems problems) {
        Optional<Path> file = NamedFiles.find(Path.of(path.place().file()), path.value());
        if (file.isEmpty()) {
            problems.add(
                    path.place(),
                    ErrorCode.CTL_LOAD_TLS_CFG,
                    "there is no file "
                            + path.value()
                            + ", neither beside "
                            + path.place().file()
                            + " nor in the working directory");
            return Pem.NONE;
        }
        try {
            byte[] content = Files.readAllBytes(file.get());
            if (content.length == 0) {
                problems.add(path.place(), ErrorCode.CTL_LOAD_TLS_CFG, path.value() + " is empty");
            }
            return new Pem(path.value(), secret(content));
        } catch (IOException e) {
            problems.add(
                    path.place(), ErrorCode.CTL_LOAD_TLS_CFG, path.value() + " cannot be read");
            return Pem.NONE;
        }
    }

    private static Pem inline(byte[] content) {
        return new Pem("", secret(content));
    }

    /** PEM is ASCII; remarks around it may be anything. */
    private static Secret secret(byte[] content) {
        return Secret.of(new String(content, StandardCharsets.ISO_8859_1));
    }
}
