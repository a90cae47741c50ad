package io.flinkdm.udf.ddl.track;

import java.util.Map;
import java.util.Set;

/** What servers decide by themselves, as far as tests need it. */
public final class Defaults {

    private static final Charsets CHARSETS =
            new Charsets(
                    Map.of(
                            "utf8mb4", new Charsets.Charset("utf8mb4_0900_ai_ci", 4),
                            "utf8", new Charsets.Charset("utf8_general_ci", 3),
                            "latin1", new Charsets.Charset("latin1_swedish_ci", 1),
                            "binary", new Charsets.Charset("binary", 1)),
                    Map.of(
                            "utf8mb4_0900_ai_ci", "utf8mb4",
                            "utf8mb4_bin", "utf8mb4",
                            "utf8mb4_de_pb_0900_ai_ci", "utf8mb4",
                            "utf8_general_ci", "utf8",
                            "latin1_swedish_ci", "latin1",
                            "latin1_bin", "latin1",
                            "binary", "binary"));

    private Defaults() {}

    public static ServerDefaults mysql80() {
        return new ServerDefaults(
                false,
                80036,
                CHARSETS,
                new TextDefaults("utf8mb4", "utf8mb4_0900_ai_ci"),
                true,
                Set.of(),
                false);
    }

    public static ServerDefaults mariaDb() {
        return new ServerDefaults(
                true,
                101118,
                CHARSETS,
                new TextDefaults("latin1", "latin1_swedish_ci"),
                true,
                Set.of(),
                true);
    }
}
