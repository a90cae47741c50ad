package io.flinkdm.submit.event;

import io.flinkdm.udf.ddl.TableName;
import io.flinkdm.udf.ddl.track.SchemaTracker;
import io.flinkdm.udf.ddl.track.ServerDefaults;
import io.flinkdm.udf.ddl.track.TrackedColumn;
import io.flinkdm.udf.ddl.track.TrackedTable;
import io.flinkdm.udf.ddl.tree.DdlParser;
import io.flinkdm.udf.ddl.tree.DdlPrinter;
import io.flinkdm.udf.ddl.tree.DdlStatement;
import io.flinkdm.udf.ddl.tree.DdlStatement.CreateTable;
import io.flinkdm.udf.ddl.tree.DdlStatement.Existing;
import io.flinkdm.udf.ddl.tree.Definition;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.TableId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Structures as texts, made into the source's own. Immutable. */
final class StructureText {

    private final ServerDefaults defaults;
    private final TableId table;

    /** Of a table of the server with these defaults. */
    StructureText(ServerDefaults defaults, TableId table) {
        this.defaults = defaults;
        this.table = table;
    }

    /**
     * What a person wrote, read as the source's sessions read.
     *
     * @throws MigrationException 44009 when it is no CREATE TABLE
     */
    String written(String sql) {
        if (OperatorSql.split(List.of(sql)).size() != 1) {
            throw invalid(sql);
        }
        return resolved(read(sql, new DdlParser(defaults.options())), sql);
    }

    /** What a server told under a plain sql_mode. */
    String told(String sql) {
        return resolved(read(sql, new DdlParser(Set.of())), sql);
    }

    /**
     * What the target told. Columns that the source's structure has, too, keep its character sets:
     * it is the source's values that are read by them.
     *
     * @param known the source's structure; empty when none is known
     */
    String ofTarget(String sql, Optional<String> known) {
        CreateTable told = read(sql, new DdlParser(Set.of()));
        Optional<TrackedTable> own = known.map(new SchemaTracker(defaults)::table);
        List<Definition> definitions =
                told.definitions().stream()
                        .map(each -> own.map(t -> in(t, each)).orElse(each))
                        .toList();
        CreateTable mixed =
                new CreateTable(
                        told.table(), told.existing(), false, definitions, told.options(), "", "");
        return resolved(mixed, sql);
    }

    private static Definition in(TrackedTable own, Definition definition) {
        if (!(definition instanceof Definition.Column column)) {
            return definition;
        }
        Optional<TrackedColumn> known =
                own.column(column.name()).filter(c -> c.type().charset() != null);
        return known.<Definition>map(
                        c ->
                                column.with(
                                        column.type()
                                                .withText(
                                                        c.type().charset(), c.type().collation())))
                .orElse(definition);
    }

    private static CreateTable read(String sql, DdlParser parser) {
        DdlStatement statement = parser.parse(sql);
        if (statement instanceof CreateTable create
                && !create.temporary()
                && create.query().isEmpty()
                && !create.definitions().isEmpty()) {
            return create;
        }
        throw invalid(sql);
    }

    private String resolved(CreateTable create, String sql) {
        CreateTable named =
                new CreateTable(
                        new TableName(table.schema(), table.table()),
                        Existing.REFUSED,
                        false,
                        create.definitions(),
                        create.options(),
                        "",
                        "");
        try {
            return new SchemaTracker(defaults).table(DdlPrinter.print(named)).createTable(table);
        } catch (MigrationException e) {
            throw new MigrationException(
                    ErrorCode.SCHEMA_TRACKER_INVALID_CREATE_TABLE_STMT,
                    sql + " is not a valid `CREATE TABLE` statement: " + e.text(),
                    e);
        }
    }

    private static MigrationException invalid(String sql) {
        return new MigrationException(
                ErrorCode.SCHEMA_TRACKER_INVALID_CREATE_TABLE_STMT,
                sql + " is not a valid `CREATE TABLE` statement");
    }
}
