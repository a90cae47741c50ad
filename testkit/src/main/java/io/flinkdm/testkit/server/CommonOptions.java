package io.flinkdm.testkit.server;

import io.flinkdm.testkit.provision.User;
import java.nio.file.Path;
import java.util.List;

/** Options MySQL and MariaDB share. */
final class CommonOptions {

    private CommonOptions() {}

    static List<String> of(Path folder, int port) {
        return List.of(
                "--bind-address=127.0.0.1",
                "--port=" + port,
                "--socket=" + folder.resolve("server.sock"),
                "--pid-file=" + folder.resolve("server.pid"),
                "--tmpdir=" + folder,
                "--server-id=" + port,
                "--binlog-format=ROW",
                "--binlog-row-image=FULL",
                "--max-allowed-packet=1G",
                "--max-connections=500",
                "--local-infile=ON",
                "--secure-file-priv=",
                "--character-set-server=utf8mb4",
                "--performance-schema=OFF",
                "--innodb-buffer-pool-size=256M",
                // a killed process loses nothing it handed to the kernel; only a fallen machine
                // would
                "--innodb-flush-log-at-trx-commit=2",
                "--sync-binlog=0");
    }

    /** Both refuse to run as root, and change to another user themselves when told which. */
    static List<String> user() {
        return User.isRoot() ? List.of("--user=" + User.UNPRIVILEGED) : List.of();
    }
}
