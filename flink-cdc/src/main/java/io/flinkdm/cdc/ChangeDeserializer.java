package io.flinkdm.cdc;

import io.flinkdm.job.bundle.Bundle;
import io.flinkdm.job.serde.BundleTypeInfo;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.event.ChangeEvent;
import io.flinkdm.udf.event.ChangeKind;
import io.flinkdm.udf.event.DdlChange;
import io.flinkdm.udf.event.Origin;
import io.flinkdm.udf.event.RowChange;
import io.flinkdm.udf.model.SourceTable;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.cdc.connectors.mysql.source.utils.RecordUtils;
import org.apache.flink.cdc.debezium.DebeziumDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * Debezium's records as the changes all sources emit. Every row is safe: where the connector starts
 * again after a crash, and what it read until then, is its own affair. Task thread.
 */
final class ChangeDeserializer implements DebeziumDeserializationSchema<Bundle<ChangeEvent>> {

    private static final long serialVersionUID = 1L;

    /** The load's rows are spread by it over the job. */
    private static final int CHUNKS = 64;

    private final String sourceId;
    private final HashMap<TableId, TableSchema> tables;

    private transient Map<TableId, TableRows> rows;
    private transient Origin[] chunks;

    ChangeDeserializer(String sourceId, Map<TableId, TableSchema> tables) {
        this.sourceId = sourceId;
        this.tables = new HashMap<>(tables);
    }

    @Override
    public void deserialize(SourceRecord record, Collector<Bundle<ChangeEvent>> out)
            throws IOException {
        Struct value = (Struct) record.value();
        if (RecordUtils.isSchemaChangeEvent(record)) {
            out.collect(Bundle.of(ddl(record, value.getStruct("source"))));
        } else if (RecordUtils.isDataChangeRecord(record)) {
            out.collect(Bundle.of(row(record, value)));
        }
    }

    private DdlChange ddl(SourceRecord record, Struct source) throws IOException {
        var statement = RecordUtils.getHistoryRecord(record).document();
        String schema = statement.getString("databaseName");
        return new DdlChange(
                sourceId, schema == null ? "" : schema, statement.getString("ddl"), at(source));
    }

    private RowChange row(SourceRecord record, Struct value) {
        Struct source = value.getStruct("source");
        TableRows table = table(new TableId(source.getString("db"), source.getString("table")));
        String operation = value.getString("op");
        boolean loaded = operation.equals("r");
        return new RowChange(
                table.table(),
                table.fingerprint(),
                kind(operation),
                loaded ? null : table.row(value.getStruct("before")),
                table.row(value.getStruct("after")),
                true,
                loaded ? chunk(record) : at(source),
                loaded ? 0 : source.getInt32("row"));
    }

    private static ChangeKind kind(String operation) {
        return switch (operation) {
            case "r", "c" -> ChangeKind.INSERT;
            case "u" -> ChangeKind.UPDATE;
            case "d" -> ChangeKind.DELETE;
            default ->
                    throw new MigrationException(
                            ErrorCode.SOURCE_CONNECTOR_LIMIT,
                            "flink-cdc emits an operation that is none of a row: " + operation);
        };
    }

    private TableRows table(TableId table) {
        if (rows == null) {
            rows = new HashMap<>();
            tables.forEach(
                    (id, schema) ->
                            rows.put(id, new TableRows(new SourceTable(sourceId, id), schema)));
        }
        TableRows found = rows.get(table);
        if (found == null) {
            throw new MigrationException(
                    ErrorCode.SOURCE_CONNECTOR_LIMIT,
                    "flink-cdc emits a row of " + table + ", which was not there at the start");
        }
        return found;
    }

    private Origin chunk(SourceRecord record) {
        if (chunks == null) {
            chunks = new Origin[CHUNKS];
            for (int i = 0; i < CHUNKS; i++) {
                chunks[i] = Origin.snapshot(i);
            }
        }
        return chunks[Math.floorMod(Objects.hashCode(record.key()), CHUNKS)];
    }

    private static Origin at(Struct source) {
        Long made = source.getInt64("ts_ms");
        return Origin.binlog(
                source.getString("file"), source.getInt64("pos"), made == null ? 0 : made);
    }

    @Override
    public TypeInformation<Bundle<ChangeEvent>> getProducedType() {
        return BundleTypeInfo.OF_CHANGES;
    }
}
