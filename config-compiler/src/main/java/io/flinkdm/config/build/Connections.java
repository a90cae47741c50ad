package io.flinkdm.config.build;

import io.flinkdm.config.plan.ConnectionPlan;
import io.flinkdm.config.plan.Secret;
import io.flinkdm.config.plan.TargetPlan;
import io.flinkdm.config.plan.TlsPlan;
import io.flinkdm.config.plan.TlsPlan.Pem;
import io.flinkdm.config.problem.Problems;
import io.flinkdm.config.task.DatabaseConfig;
import io.flinkdm.config.task.SecurityConfig;
import io.flinkdm.config.task.Value;
import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Databases of the files. What is not given is empty, as in DM: connecting will tell. Pure. */
final class Connections {

    private final Passwords passwords;

    Connections(Passwords passwords) {
        this.passwords = passwords;
    }

    TargetPlan target(DatabaseConfig database) {
        return new TargetPlan(connection(database), session(database));
    }

    static Map<String, String> session(DatabaseConfig database) {
        Map<String, String> session = new TreeMap<>();
        if (database != null) {
            database.session()
                    .forEach(
                            (key, text) -> session.put(key.toLowerCase(Locale.ROOT), text.value()));
        }
        return session;
    }

    ConnectionPlan connection(DatabaseConfig database) {
        if (database == null) {
            return new ConnectionPlan("", 0, "", Secret.of(""));
        }
        return new ConnectionPlan(
                Value.or(database.host(), ""),
                Value.or(database.port(), 0L).intValue(),
                Value.or(database.user(), ""),
                passwords.secret(database, new Problems()),
                tls(database.security()));
    }

    private static TlsPlan tls(SecurityConfig security) {
        return security == null || security.isEmpty()
                ? null
                : new TlsPlan(
                        pem(security.ca()),
                        pem(security.cert()),
                        pem(security.key()),
                        security.certAllowedCn().stream().map(Value::value).toList());
    }

    private static Pem pem(SecurityConfig.Part part) {
        String content =
                part.bytes().isEmpty() ? Value.or(part.base64(), "") : base64(part.bytes());
        return new Pem(Value.or(part.path(), ""), Secret.of(content));
    }

    private static String base64(List<Value<Long>> bytes) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        bytes.forEach(value -> content.write(value.value().intValue()));
        return Base64.getEncoder().encodeToString(content.toByteArray());
    }
}
