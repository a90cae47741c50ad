package io.flinkdm.testkit;

import io.flinkdm.testkit.provision.Programs;
import io.flinkdm.testkit.provision.UnavailableException;
import io.flinkdm.testkit.server.MariaDbSetup;
import io.flinkdm.testkit.server.MySqlSetup;
import io.flinkdm.testkit.server.ServerSetup;
import io.flinkdm.testkit.server.TidbSetup;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Picks the setup of each kind. */
final class ServerSetups {

    private ServerSetups() {}

    static ServerSetup of(
            ServerKind kind, Programs programs, Path folder, int port, List<String> options)
            throws IOException, UnavailableException {
        return switch (kind) {
            case MYSQL_80 -> MySqlSetup.mysql80(programs.mysql80(), folder, port, options);
            case MYSQL_57 -> MySqlSetup.mysql57(programs.mysql57(), folder, port, options);
            case MYSQL_9 -> MySqlSetup.mysql80(programs.mysql9(), folder, port, options);
            case MARIADB_101 -> new MariaDbSetup(programs.mariadb101(), folder, port, options);
            case MARIADB_114 -> new MariaDbSetup(programs.mariadb114(), folder, port, options);
            case MARIADB_118 -> new MariaDbSetup(programs.mariadb118(), folder, port, options);
            case MARIADB -> new MariaDbSetup(programs.mariadb1011(), folder, port, options);
            case TIDB -> new TidbSetup(programs.tidb(), folder, port, options);
        };
    }
}
