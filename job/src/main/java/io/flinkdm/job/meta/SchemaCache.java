package io.flinkdm.job.meta;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.config.plan.TargetPlan;
import io.flinkdm.job.jdbc.ConnectionOpener;
import io.flinkdm.job.jdbc.JdbcConnections;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.ErrorScope;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * Structures by the fingerprint a row carries, read from the target's {@link SchemaTable} when
 * first met. Once some have been, all that tables have now are read with the next. Each operator
 * that looks into rows holds its own. Task thread.
 */
public final class SchemaCache implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final int FEW_STRUCTURES = 4;

    private final ConnectionOpener target;
    private final String metaSchema;
    private final String task;

    private transient Map<Long, TableSchema> schemas;
    private transient long latestFingerprint;
    private transient TableSchema latest;
    private transient int misses;
    private transient int missesToReadAll;

    public SchemaCache(TargetPlan target, String metaSchema, String task) {
        this(
                () ->
                        JdbcConnections.open(
                                target.connection(), ErrorScope.DOWNSTREAM, target.session()),
                metaSchema,
                task);
    }

    SchemaCache(ConnectionOpener target, String metaSchema, String task) {
        this.target = target;
        this.metaSchema = metaSchema;
        this.task = task;
    }

    public static SchemaCache of(MigrationPlan plan) {
        return new SchemaCache(plan.target(), plan.metaSchema(), plan.task());
    }

    /**
     * Blocks for one query when the fingerprint is new.
     *
     * @throws MigrationException when no source has put such a structure, or the target is away
     */
    public TableSchema schema(long fingerprint) {
        if (latest == null || latestFingerprint != fingerprint) {
            latest = known(fingerprint);
            latestFingerprint = fingerprint;
        }
        return latest;
    }

    /**
     * Keeps a structure that rows get on their way, for all who meet its fingerprint. Blocks for a
     * query when the structure is new here.
     *
     * @param table the target table whose rows follow it
     * @return its fingerprint
     */
    public long publish(TableId table, TableSchema schema) {
        prepare();
        long fingerprint = schema.fingerprint();
        if (schemas.containsKey(fingerprint)) {
            return fingerprint;
        }
        try (Connection connection = target.open()) {
            SchemaTable.putOfRows(connection, metaSchema, task, table, schema);
            schemas.put(fingerprint, schema);
            return fingerprint;
        } catch (SQLException e) {
            throw new MigrationException(
                    ErrorCode.DB_BAD_CONN,
                    ErrorScope.DOWNSTREAM,
                    "cannot keep the structure of " + table + " in " + table(),
                    e);
        }
    }

    private TableSchema known(long fingerprint) {
        prepare();
        TableSchema schema = schemas.get(fingerprint);
        if (schema == null) {
            schema = read(fingerprint);
            schemas.put(fingerprint, schema);
        }
        return schema;
    }

    private void prepare() {
        if (schemas == null) {
            schemas = new HashMap<>();
            missesToReadAll = FEW_STRUCTURES;
        }
    }

    private TableSchema read(long fingerprint) {
        try (Connection connection = target.open()) {
            if (++misses > missesToReadAll) {
                // One by one a thousand would take long; again and again, all would.
                missesToReadAll = 2 * misses;
                schemas.putAll(SchemaTable.current(connection, metaSchema, task));
            }
            TableSchema ahead = schemas.get(fingerprint);
            return ahead != null
                    ? ahead
                    : SchemaTable.find(connection, metaSchema, task, fingerprint)
                            .orElseThrow(() -> unknown(fingerprint));
        } catch (SQLException e) {
            throw new MigrationException(
                    ErrorCode.DB_BAD_CONN,
                    ErrorScope.DOWNSTREAM,
                    "cannot read the structure of a table from " + table(),
                    e);
        }
    }

    private MigrationException unknown(long fingerprint) {
        return new MigrationException(
                ErrorCode.SCHEMA_TRACKER_CANNOT_GET_TABLE,
                "a row follows a structure that "
                        + table()
                        + " does not hold (fingerprint "
                        + Long.toHexString(fingerprint)
                        + "); was the table emptied while the task had a checkpoint?");
    }

    private String table() {
        return MetaTables.of(metaSchema, task, "schema");
    }
}
