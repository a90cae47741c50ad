package io.flinkdm.job.target;

import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongFunction;

/**
 * What is compiled from the structure of a target table and that of the rows for it, as long as
 * both hold. A statement that has changed the table makes it be read again; so does a structure of
 * rows that is new, as somebody may have changed the table by hand. Task thread.
 *
 * @param <T> what is compiled
 */
public final class PerStructure<T> {

    /** Pure. */
    @FunctionalInterface
    public interface Compiler<T> {

        /**
         * @param before what was compiled first since a statement has changed the table; other rows
         *     that follow it may be on their way. Nullable.
         */
        T compile(TargetTable table, TableSchema rows, T before);
    }

    private final TargetTables tables;
    private final LongFunction<TableSchema> schemas;
    private final Compiler<T> compiler;
    private final Map<TableId, OfTable<T>> known = new HashMap<>();

    /**
     * @param schemas the structure of a fingerprint
     */
    public PerStructure(
            TargetTables tables, LongFunction<TableSchema> schemas, Compiler<T> compiler) {
        this.tables = tables;
        this.schemas = schemas;
        this.compiler = compiler;
    }

    /**
     * Blocks for a few queries when one of the structures is new.
     *
     * @param structure how many statements have changed the table; rows that know of fewer than
     *     others follow the same structure
     * @param fingerprint of the rows' structure
     * @throws MigrationException when a structure cannot be had, or the two do not go together
     */
    public T of(TableId target, int structure, long fingerprint) {
        OfTable<T> table = known.get(target);
        if (table == null || table.structure < structure) {
            // No row of before the statement is on its way any more.
            T compiled = compile(tables.table(target, structure), fingerprint, null);
            table = new OfTable<>(structure, compiled);
            table.compiled.put(fingerprint, compiled);
            known.put(target, table);
            return compiled;
        }
        T compiled = table.compiled.get(fingerprint);
        if (compiled == null) {
            compiled = compile(tables.again(target, structure), fingerprint, table.first);
            table.compiled.put(fingerprint, compiled);
        }
        return compiled;
    }

    private T compile(TargetTable table, long fingerprint, T before) {
        return compiler.compile(table, schemas.apply(fingerprint), before);
    }

    private static final class OfTable<T> {

        private final int structure;
        private final T first;
        private final Map<Long, T> compiled = new HashMap<>();

        OfTable(int structure, T first) {
            this.structure = structure;
            this.first = first;
        }
    }
}
