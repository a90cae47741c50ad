package io.flinkdm.job.ddl;

import io.flinkdm.udf.ddl.target.CollationPolicy;
import io.flinkdm.udf.ddl.target.Collations;
import io.flinkdm.udf.ddl.target.TargetDialect;
import io.flinkdm.udf.ddl.target.TargetProduct;
import io.flinkdm.udf.ddl.track.Charsets;
import io.flinkdm.udf.ddl.track.ServerDefaults;
import io.flinkdm.udf.ddl.track.TextDefaults;
import java.util.Map;
import java.util.Set;

/**
 * A MySQL 8.0 and a TiDB that nobody has to ask. Immutable.
 *
 * @param lowerCaseNames of the source
 * @param strict whether the task keeps collations
 * @param foreignKeys whether the target checks them
 */
public record KnownServers(boolean lowerCaseNames, boolean strict, boolean foreignKeys)
        implements DdlServers {

    public static final KnownServers PLAIN = new KnownServers(false, false, false);

    private static final Charsets CHARSETS =
            new Charsets(
                    Map.of(
                            "utf8mb4", new Charsets.Charset("utf8mb4_0900_ai_ci", 4),
                            "latin1", new Charsets.Charset("latin1_swedish_ci", 1),
                            "binary", new Charsets.Charset("binary", 1)),
                    Map.of(
                            "utf8mb4_0900_ai_ci", "utf8mb4",
                            "utf8mb4_bin", "utf8mb4",
                            "latin1_swedish_ci", "latin1",
                            "latin1_bin", "latin1",
                            "binary", "binary"));

    private static final Collations TIDB =
            new Collations(
                    Map.of(
                            "utf8mb4_bin", "utf8mb4",
                            "utf8mb4_general_ci", "utf8mb4",
                            "utf8mb4_0900_ai_ci", "utf8mb4",
                            "latin1_bin", "latin1"));

    @Override
    public ServerDefaults source() {
        return new ServerDefaults(
                false,
                80036,
                CHARSETS,
                new TextDefaults("utf8mb4", "utf8mb4_0900_ai_ci"),
                true,
                Set.of(),
                lowerCaseNames);
    }

    @Override
    public TargetDialect target() {
        return new TargetDialect(
                TargetProduct.TIDB,
                TIDB,
                strict ? CollationPolicy.STRICT : CollationPolicy.LOOSE,
                foreignKeys);
    }
}
