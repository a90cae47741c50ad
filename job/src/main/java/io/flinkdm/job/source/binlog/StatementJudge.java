package io.flinkdm.job.source.binlog;

import io.flinkdm.udf.ddl.SqlOption;
import io.flinkdm.udf.ddl.Statement;
import io.flinkdm.udf.ddl.StatementKind;
import io.flinkdm.udf.ddl.StatementReader;
import io.flinkdm.udf.ddl.TableName;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.event.Origin;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * Decides what a statement of the binlog means for the stream. What cannot be read is passed on:
 * whoever runs DDL has to take it for the worst. Stateless but for the tables. Fetcher thread.
 */
final class StatementJudge {

    private final TrackedTables tables;

    StatementJudge(TrackedTables tables) {
        this.tables = tables;
    }

    /** What to do. */
    enum Verdict {
        BEGIN,
        BEGIN_XA,
        COMMIT,
        ROLLBACK,
        /** An XA transaction prepared earlier is committed. */
        XA_COMMIT,
        /** An XA transaction prepared earlier is undone. */
        XA_ROLLBACK,
        /** A part of the transaction is undone. */
        UNDO,
        /** It divides a transaction and changes nothing. */
        WITHIN,
        /** It may concern wanted tables. */
        PASS_ON,
        /** It concerns nobody. */
        DROP
    }

    /**
     * @throws MigrationException 36014 when it changes rows of a wanted table
     */
    Verdict judge(QueryEvent query, Origin origin) {
        Statement statement = new StatementReader(options(query)).read(query.sql());
        switch (statement.kind().effect()) {
            case TRANSACTION:
                return transaction(statement.kind(), query.sql());
            case SCHEMA:
                return tables.wantsSchema(schema(statement, query))
                        ? Verdict.PASS_ON
                        : Verdict.DROP;
            case TABLE:
                return wanted(statement, query) ? Verdict.PASS_ON : Verdict.DROP;
            case ROWS:
                requireUnwanted(statement, query, origin);
                return Verdict.DROP;
            case UNKNOWN:
                requireNoCall(statement, origin);
                return Verdict.PASS_ON;
            default:
                return Verdict.DROP;
        }
    }

    private static Verdict transaction(StatementKind kind, String sql) {
        switch (kind) {
            case BEGIN:
                return Verdict.BEGIN;
            case COMMIT:
                return Verdict.COMMIT;
            case ROLLBACK:
                return Verdict.ROLLBACK;
            case XA:
                return xa(sql);
            default:
                return startsWith(sql, "ROLLBACK") ? Verdict.UNDO : Verdict.WITHIN;
        }
    }

    private static Verdict xa(String sql) {
        String words = sql.strip().replaceAll("\\s+", " ");
        if (startsWith(words, "XA START") || startsWith(words, "XA BEGIN")) {
            return Verdict.BEGIN_XA;
        }
        if (startsWith(words, "XA COMMIT")) {
            return Verdict.XA_COMMIT;
        }
        return startsWith(words, "XA ROLLBACK") ? Verdict.XA_ROLLBACK : Verdict.WITHIN;
    }

    private static boolean startsWith(String sql, String words) {
        return sql.strip().toUpperCase(Locale.ROOT).startsWith(words);
    }

    private static String schema(Statement statement, QueryEvent query) {
        return statement.schema().isEmpty() ? query.defaultSchema() : statement.schema();
    }

    private boolean wanted(Statement statement, QueryEvent query) {
        for (TableName table : statement.tables()) {
            if (tables.wants(table.in(query.defaultSchema()))) {
                return true;
            }
        }
        return statement.tables().isEmpty();
    }

    private void requireUnwanted(Statement statement, QueryEvent query, Origin origin) {
        if (wanted(statement, query)) {
            throw new MigrationException(
                    ErrorCode.SYNC_UNIT_DML_STATEMENT_FOUND,
                    tables.sourceId()
                            + ": the binlog holds "
                            + statement.kind()
                            + " on "
                            + statement.tables()
                            + " as a statement at "
                            + origin
                            + " instead of the rows it changed");
        }
    }

    /** Routines are logged by their calls in statement format only. */
    private void requireNoCall(Statement statement, Origin origin) {
        if (statement.kind() == StatementKind.CALL) {
            throw new MigrationException(
                    ErrorCode.SYNC_UNIT_DML_STATEMENT_FOUND,
                    tables.sourceId()
                            + ": the binlog holds a statement at "
                            + origin
                            + " that calls a routine, instead of the rows that changed");
        }
    }

    static Set<SqlOption> options(QueryEvent query) {
        Set<SqlOption> options = EnumSet.noneOf(SqlOption.class);
        if (query.ansiQuotes()) {
            options.add(SqlOption.ANSI_QUOTES);
        }
        if (query.noBackslashEscapes()) {
            options.add(SqlOption.NO_BACKSLASH_ESCAPES);
        }
        return options;
    }
}
