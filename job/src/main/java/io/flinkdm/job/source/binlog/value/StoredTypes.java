package io.flinkdm.job.source.binlog.value;

import io.flinkdm.udf.model.ColumnType;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which binlog types a column type of the structure may be stored as. Stateless. */
final class StoredTypes {

    private static final Set<Integer> CHAR = Set.of(BinlogColumn.STRING);
    private static final Set<Integer> VARYING =
            Set.of(BinlogColumn.VARCHAR, BinlogColumn.VAR_STRING, BinlogColumn.VARCHAR_COMPRESSED);
    private static final Set<Integer> BLOB =
            Set.of(BinlogColumn.BLOB, BinlogColumn.BLOB_COMPRESSED);
    private static final Set<Integer> GEOMETRY = Set.of(BinlogColumn.GEOMETRY);

    private static final Map<String, Set<Integer>> BY_NAME =
            Map.ofEntries(
                    Map.entry("tinyint", Set.of(BinlogColumn.TINY)),
                    Map.entry("smallint", Set.of(BinlogColumn.SHORT)),
                    Map.entry("mediumint", Set.of(BinlogColumn.INT24)),
                    Map.entry("int", Set.of(BinlogColumn.LONG)),
                    Map.entry("bigint", Set.of(BinlogColumn.LONGLONG)),
                    Map.entry("float", Set.of(BinlogColumn.FLOAT)),
                    Map.entry("double", Set.of(BinlogColumn.DOUBLE)),
                    Map.entry("decimal", Set.of(BinlogColumn.NEWDECIMAL)),
                    Map.entry("bit", Set.of(BinlogColumn.BIT)),
                    Map.entry("year", Set.of(BinlogColumn.YEAR)),
                    Map.entry("date", Set.of(BinlogColumn.DATE, BinlogColumn.NEWDATE)),
                    Map.entry("time", Set.of(BinlogColumn.TIME, BinlogColumn.TIME2)),
                    Map.entry("datetime", Set.of(BinlogColumn.DATETIME, BinlogColumn.DATETIME2)),
                    Map.entry("timestamp", Set.of(BinlogColumn.TIMESTAMP, BinlogColumn.TIMESTAMP2)),
                    Map.entry("enum", Set.of(BinlogColumn.ENUM)),
                    Map.entry("set", Set.of(BinlogColumn.SET)),
                    Map.entry("json", Set.of(BinlogColumn.JSON)),
                    // MariaDB's is a VARBINARY.
                    Map.entry("vector", Set.of(BinlogColumn.VECTOR, BinlogColumn.VARCHAR)),
                    Map.entry("inet4", CHAR),
                    Map.entry("inet6", CHAR),
                    Map.entry("uuid", CHAR),
                    Map.entry("char", CHAR),
                    Map.entry("binary", CHAR),
                    Map.entry("varchar", VARYING),
                    Map.entry("varbinary", VARYING),
                    Map.entry("tinytext", BLOB),
                    Map.entry("text", BLOB),
                    Map.entry("mediumtext", BLOB),
                    Map.entry("longtext", BLOB),
                    Map.entry("tinyblob", BLOB),
                    Map.entry("blob", BLOB),
                    Map.entry("mediumblob", BLOB),
                    Map.entry("longblob", BLOB));

    private static final Set<Integer> STORED =
            Stream.concat(GEOMETRY.stream(), BY_NAME.values().stream().flatMap(Set::stream))
                    .collect(Collectors.toSet());

    private StoredTypes() {}

    /** Whether values of this type can be carried at all. */
    static boolean known(String name) {
        return !of(name).isEmpty();
    }

    static boolean known(int storedType) {
        return STORED.contains(storedType);
    }

    static boolean fits(int storedType, String name) {
        return of(name).contains(storedType);
    }

    private static Set<Integer> of(String name) {
        return ColumnType.spatial(name) ? GEOMETRY : BY_NAME.getOrDefault(name, Set.of());
    }
}
