package io.flinkdm.config.build;

import io.flinkdm.config.plan.ConnectionPlan;
import io.flinkdm.config.plan.Secret;
import io.flinkdm.config.plan.TargetPlan;
import io.flinkdm.config.problem.Problems;
import io.flinkdm.config.task.DatabaseConfig;
import io.flinkdm.config.task.Value;
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
                Security.plan(database.security()));
    }
}
