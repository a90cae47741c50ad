package io.flinkdm.udf.ddl.tree;

import io.flinkdm.udf.ddl.StatementKind;
import io.flinkdm.udf.ddl.TableName;
import java.util.List;

/**
 * A statement of a source as {@link DdlParser} understands it. Names are as written: a table's
 * schema is {@code ""} where the session's one is meant. Immutable.
 */
public sealed interface DdlStatement {

    <R> R accept(Visitor<R> visitor);

    /** What becomes of a table or schema of that name. */
    enum Existing {
        /** The statement fails. */
        REFUSED,
        /** IF NOT EXISTS. */
        KEPT,
        /** MariaDB's OR REPLACE. */
        REPLACED
    }

    /**
     * @param options character set and collation; others do not matter
     */
    record CreateDatabase(String schema, Existing existing, List<TableOption> options)
            implements DdlStatement {
        public CreateDatabase {
            options = List.copyOf(options);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.createDatabase(this);
        }
    }

    /**
     * @param schema {@code ""} for the session's one
     */
    record AlterDatabase(String schema, List<TableOption> options) implements DdlStatement {
        public AlterDatabase {
            options = List.copyOf(options);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.alterDatabase(this);
        }
    }

    /** Drops a schema with all its tables. */
    record DropDatabase(String schema, boolean ifExists) implements DdlStatement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dropDatabase(this);
        }
    }

    /**
     * @param definitions columns, keys and constraints in their order
     * @param partitioning the text from PARTITION BY on, or {@code ""}
     * @param query the text of CREATE TABLE … SELECT from AS or SELECT on, or {@code ""}
     */
    record CreateTable(
            TableName table,
            Existing existing,
            boolean temporary,
            List<Definition> definitions,
            List<TableOption> options,
            String partitioning,
            String query)
            implements DdlStatement {
        public CreateTable {
            definitions = List.copyOf(definitions);
            options = List.copyOf(options);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.createTable(this);
        }
    }

    /** A table with another one's columns and keys. */
    record CreateTableLike(TableName table, Existing existing, boolean temporary, TableName pattern)
            implements DdlStatement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.createTableLike(this);
        }
    }

    /** All parts take effect together: names in them are those from before the statement. */
    record AlterTable(TableName table, boolean ifExists, List<AlterSpec> specs)
            implements DdlStatement {
        public AlterTable {
            specs = List.copyOf(specs);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.alterTable(this);
        }
    }

    /** Drops tables one after the other. */
    record DropTable(List<TableName> tables, boolean ifExists, boolean temporary)
            implements DdlStatement {
        public DropTable {
            tables = List.copyOf(tables);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dropTable(this);
        }
    }

    /** Removes all rows. */
    record TruncateTable(TableName table) implements DdlStatement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.truncateTable(this);
        }
    }

    /** Renames tables one after the other. */
    record RenameTable(List<Rename> renames, boolean ifExists) implements DdlStatement {
        public RenameTable {
            renames = List.copyOf(renames);
        }

        /** One of them. */
        public record Rename(TableName from, TableName to) {}

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.renameTable(this);
        }
    }

    /**
     * @param rest ALGORITHM and LOCK
     */
    record CreateIndex(TableName table, Definition.Key key, Existing existing, String rest)
            implements DdlStatement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.createIndex(this);
        }
    }

    /**
     * @param rest ALGORITHM and LOCK
     */
    record DropIndex(TableName table, String index, boolean ifExists, String rest)
            implements DdlStatement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dropIndex(this);
        }
    }

    /** Everything else, and what cannot be read: then of kind UNKNOWN. */
    record Other(StatementKind kind, String text) implements DdlStatement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.other(this);
        }
    }

    /** One answer for each kind of statement. */
    interface Visitor<R> {
        R createDatabase(CreateDatabase statement);

        R alterDatabase(AlterDatabase statement);

        R dropDatabase(DropDatabase statement);

        R createTable(CreateTable statement);

        R createTableLike(CreateTableLike statement);

        R alterTable(AlterTable statement);

        R dropTable(DropTable statement);

        R truncateTable(TruncateTable statement);

        R renameTable(RenameTable statement);

        R createIndex(CreateIndex statement);

        R dropIndex(DropIndex statement);

        R other(Other statement);
    }
}
