package io.flinkdm.udf.ddl.tree;

import io.flinkdm.udf.ddl.TableName;
import java.util.List;

/** One part of an ALTER TABLE. Immutable. */
public sealed interface AlterSpec {

    <R> R accept(Visitor<R> visitor);

    /** Each column of {@code ADD (…)} is one. */
    record AddColumn(Definition.Column column, Position position, boolean ifNotExists)
            implements AlterSpec {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.addColumn(this);
        }
    }

    /** A key of any kind. */
    record AddKey(Definition.Key key, boolean ifNotExists) implements AlterSpec {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.addKey(this);
        }
    }

    /** A foreign key, which brings an index. */
    record AddForeignKey(Definition.ForeignKey key, boolean ifNotExists) implements AlterSpec {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.addForeignKey(this);
        }
    }

    /** DROP COLUMN. */
    record DropColumn(String column, boolean ifExists) implements AlterSpec {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dropColumn(this);
        }
    }

    /**
     * MODIFY and CHANGE.
     *
     * @param column its name so far
     */
    record ChangeColumn(
            String column, Definition.Column definition, Position position, boolean ifExists)
            implements AlterSpec {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.changeColumn(this);
        }
    }

    /** RENAME COLUMN. */
    record RenameColumn(String from, String to, boolean ifExists) implements AlterSpec {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.renameColumn(this);
        }
    }

    /**
     * ALTER COLUMN … SET DEFAULT and DROP DEFAULT.
     *
     * @param value {@code ""} when it is dropped
     */
    record ChangeDefault(String column, String value, boolean ifExists) implements AlterSpec {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.changeDefault(this);
        }
    }

    /**
     * DROP INDEX and DROP PRIMARY KEY.
     *
     * @param name PRIMARY for the primary key
     */
    record DropKey(String name, boolean ifExists) implements AlterSpec {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dropKey(this);
        }
    }

    /**
     * @param kind FOREIGN KEY, CHECK, or CONSTRAINT, which may be any of both or a unique key
     */
    record DropConstraint(String kind, String name, boolean ifExists) implements AlterSpec {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dropConstraint(this);
        }
    }

    /** RENAME INDEX. */
    record RenameKey(String from, String to, boolean ifExists) implements AlterSpec {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.renameKey(this);
        }
    }

    /** RENAME TO. */
    record RenameTable(TableName to) implements AlterSpec {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.renameTable(this);
        }
    }

    /**
     * CONVERT TO CHARACTER SET.
     *
     * @param charset {@code default} for the schema's
     * @param collation {@code ""} where none is named
     */
    record ConvertCharset(String charset, String collation) implements AlterSpec {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.convertCharset(this);
        }
    }

    /** Options without a comma between them. */
    record SetOptions(List<TableOption> options) implements AlterSpec {
        public SetOptions {
            options = List.copyOf(options);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.setOptions(this);
        }
    }

    /**
     * A partition changes places with a table or becomes one; a table becomes a partition.
     *
     * @param before the text up to the other table's name
     * @param after the text behind it
     */
    record PartitionTable(Move move, String before, TableName other, String after)
            implements AlterSpec {

        /** Which way. */
        public enum Move {
            EXCHANGE,
            /** MariaDB's CONVERT PARTITION … TO TABLE. */
            TO_TABLE,
            /** MariaDB's CONVERT TABLE … TO PARTITION. */
            FROM_TABLE
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.partitionTable(this);
        }
    }

    /** Partitions, constraints, and whatever else leaves columns and keys alone. */
    record Other(String text) implements AlterSpec {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.other(this);
        }
    }

    /** One answer for each kind of part. */
    interface Visitor<R> {
        R addColumn(AddColumn spec);

        R addKey(AddKey spec);

        R addForeignKey(AddForeignKey spec);

        R dropColumn(DropColumn spec);

        R changeColumn(ChangeColumn spec);

        R renameColumn(RenameColumn spec);

        R changeDefault(ChangeDefault spec);

        R dropKey(DropKey spec);

        R dropConstraint(DropConstraint spec);

        R renameKey(RenameKey spec);

        R renameTable(RenameTable spec);

        R convertCharset(ConvertCharset spec);

        R setOptions(SetOptions spec);

        R partitionTable(PartitionTable spec);

        R other(Other spec);
    }
}
