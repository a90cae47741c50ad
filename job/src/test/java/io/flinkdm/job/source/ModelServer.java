package io.flinkdm.job.source;

import io.flinkdm.udf.ddl.track.Charsets;
import io.flinkdm.udf.ddl.track.ServerDefaults;
import io.flinkdm.udf.ddl.track.TextDefaults;
import java.util.Map;
import java.util.Set;

/** What a MySQL decides by itself whose texts are utf8mb4_bin. Stateless. */
public final class ModelServer {

    public static final ServerDefaults MYSQL_80 = ofVersion(80036);
    public static final ServerDefaults MYSQL_57 = ofVersion(50722);

    private ModelServer() {}

    private static ServerDefaults ofVersion(int version) {
        return new ServerDefaults(
                false,
                version,
                new Charsets(
                        Map.of(
                                "utf8mb4", new Charsets.Charset("utf8mb4_bin", 4),
                                "latin1", new Charsets.Charset("latin1_swedish_ci", 1)),
                        Map.of("utf8mb4_bin", "utf8mb4", "latin1_swedish_ci", "latin1")),
                new TextDefaults("utf8mb4", "utf8mb4_bin"),
                true,
                Set.of(),
                false);
    }
}
