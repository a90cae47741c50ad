package io.flinkdm.cdc;

import io.flinkdm.config.plan.ConnectionPlan;
import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.config.plan.TaskMode;
import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.TableId;
import java.util.Properties;
import java.util.Set;
import org.apache.flink.cdc.connectors.mysql.source.MySqlSource;
import org.apache.flink.cdc.connectors.mysql.source.MySqlSourceBuilder;
import org.apache.flink.cdc.connectors.mysql.table.StartupOptions;
import org.apache.flink.cdc.debezium.DebeziumDeserializationSchema;

/** A task's plan in the connector's own words. Stateless. */
final class ConnectorSettings {

    /** A chunk costs a second or more, however small it is. */
    private static final int CHUNK_ROWS = 100_000;

    /** Each reader takes an id of its own. */
    private static final int MOST_READERS = 256;

    /** The connector reads it as a signed number. */
    static final long LAST_SERVER_ID = Integer.MAX_VALUE - MOST_READERS;

    private ConnectorSettings() {}

    static <T> MySqlSourceBuilder<T> builder(
            SourcePlan source,
            Set<TableId> tables,
            long firstServerId,
            DebeziumDeserializationSchema<T> form) {
        ConnectionPlan connection = source.connection();
        return MySqlSource.<T>builder()
                .deserializer(form)
                .hostname(connection.host())
                .port(connection.port())
                .username(connection.user())
                .password(connection.password().reveal())
                .databaseList(databases(tables))
                .tableList(tables(tables))
                .serverId(firstServerId + "-" + (firstServerId + MOST_READERS))
                .serverTimeZone("UTC")
                .splitSize(chunkRows(source))
                .includeSchemaChanges(true)
                .jdbcProperties(sessions())
                .debeziumProperties(debezium());
    }

    static StartupOptions startup(TaskMode mode, BinlogPosition start) {
        switch (mode) {
            case FULL:
                return StartupOptions.snapshot();
            case ALL:
                return StartupOptions.initial();
            default:
                return start.gtids().isEmpty()
                        ? StartupOptions.specificOffset(start.file(), start.offset())
                        : StartupOptions.specificOffset(start.gtids().toString());
        }
    }

    private static int chunkRows(SourcePlan source) {
        long wanted = source.snapshot().chunkRows();
        return wanted > 0 ? (int) Math.min(wanted, Integer.MAX_VALUE) : CHUNK_ROWS;
    }

    private static String[] databases(Set<TableId> tables) {
        return tables.stream()
                .map(table -> pattern(table.schema()))
                .distinct()
                .sorted()
                .toArray(String[]::new);
    }

    private static String[] tables(Set<TableId> tables) {
        return tables.stream()
                .map(table -> pattern(table.schema()) + "\\." + pattern(table.table()))
                .sorted()
                .toArray(String[]::new);
    }

    /** The connector's lists hold regular expressions. */
    private static String pattern(String name) {
        return name.replaceAll("([^\\w])", "\\\\$1");
    }

    /**
     * The job's sessions are in UTC too, so a TIMESTAMP reads the same. The texts become part of a
     * URL.
     */
    private static Properties sessions() {
        Properties properties = new Properties();
        properties.setProperty("sessionVariables", "time_zone='%2B00:00'");
        properties.setProperty("connectionTimeZone", "UTC");
        return properties;
    }

    /** As exact as Debezium can be, and an end where it would go on with less. */
    private static Properties debezium() {
        Properties properties = new Properties();
        properties.setProperty("decimal.handling.mode", "string");
        properties.setProperty("bigint.unsigned.handling.mode", "precise");
        properties.setProperty("time.precision.mode", "adaptive_time_microseconds");
        // it would make 2070 of the year 70
        properties.setProperty("enable.time.adjuster", "false");
        properties.setProperty("binary.handling.mode", "bytes");
        properties.setProperty("tombstones.on.delete", "false");
        properties.setProperty("event.processing.failure.handling.mode", "fail");
        properties.setProperty("inconsistent.schema.handling.mode", "fail");
        return properties;
    }
}
