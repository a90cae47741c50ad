package io.flinkdm.job.sink;

import io.flinkdm.job.target.RowIdentity;
import io.flinkdm.udf.event.RowChange;
import io.flinkdm.udf.model.TableId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The changes of one target transaction. It takes rows as long as they can be written together: one
 * structure per table, tables without a key apart from all others. Lane thread.
 */
final class Batch {

    private final BatchLimits limits;
    private final List<LaneRow> rows = new ArrayList<>();
    private final Map<TableId, Part> parts = new LinkedHashMap<>();
    private int size;
    private int bytes;
    private boolean loading;

    Batch(BatchLimits limits) {
        this.limits = limits;
    }

    /** False when the row belongs into the next batch. */
    boolean offer(LaneRow row) {
        if (full() || !fits(row.layout())) {
            return false;
        }
        Part part = parts.get(row.layout().target());
        if (part == null) {
            part = new Part(row.layout(), TableRows.of(row.layout()));
            parts.put(row.layout().target(), part);
        }
        int before = part.rows().size();
        if (part.layout() != row.layout() || !part.rows().add(row.change())) {
            return false;
        }
        size += part.rows().size() - before;
        rows.add(row);
        loading |= row.change().origin().fromSnapshot();
        bytes += row.bytes();
        return true;
    }

    private boolean full() {
        return rows.size() >= limits.changes() || bytes >= limits.bytes() || size >= mostRows();
    }

    private int mostRows() {
        if (loading) {
            return limits.loadedRows();
        }
        return ofManyTables() ? limits.rowsOfManyTables() : limits.rows();
    }

    /** Whether a statement of it brings few rows, unless as many come together as there may be. */
    boolean ofManyTables() {
        return parts.size() >= BatchLimits.MANY_TABLES;
    }

    /** How many more rows it may take. */
    int room() {
        return mostRows() - size;
    }

    private boolean fits(WriteLayout layout) {
        if (rows.isEmpty()) {
            return true;
        }
        WriteLayout last = rows.get(rows.size() - 1).layout();
        return layout == last || !(alone(last) || alone(layout));
    }

    private static boolean alone(WriteLayout layout) {
        return layout.kind() == RowIdentity.Kind.KEYLESS || layout.orderedWithOtherTables();
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The changes it took, in order. */
    List<LaneRow> rows() {
        return rows;
    }

    /** How many rows the target will see. */
    int size() {
        return size;
    }

    /** Whether it is of a table without a key. */
    boolean keyless() {
        return !rows.isEmpty() && rows.get(0).layout().kind() == RowIdentity.Kind.KEYLESS;
    }

    List<SqlStatement> statements(WriteMode mode) {
        List<SqlStatement> statements = new ArrayList<>();
        for (Part part : parts.values()) {
            part.rows()
                    .write(
                            new StatementBuilder(
                                    part.layout(), limits.statementChars(), statements::add),
                            mode);
        }
        return statements;
    }

    /** The same for new rows of one table, when they are many and not too long for it. */
    Optional<LoadData> loadData() {
        WriteLayout layout = rows.get(0).layout();
        boolean suits =
                parts.size() == 1
                        && size >= limits.loadDataRows()
                        && bytes <= BatchLimits.LOAD_DATA_BYTES
                        && layout.loadable()
                        // sessions of a load check no foreign keys
                        && (loading || !layout.orderedWithOtherTables());
        return suits
                ? parts.get(layout.target())
                        .rows()
                        .onlyNew()
                        .flatMap(found -> LoadData.of(layout, found, bytes))
                : Optional.empty();
    }

    /** Whether it makes no difference when a part of it has been written before. */
    boolean repeatable() {
        return rows.stream().allMatch(row -> row.change().safe());
    }

    /** Of a batch without a key: all but the changes the target has already. */
    List<SqlStatement> keylessStatements(List<RowChange> changes) {
        List<SqlStatement> statements = new ArrayList<>();
        KeylessStatements.write(
                changes,
                new StatementBuilder(
                        rows.get(0).layout(), limits.statementChars(), statements::add));
        return statements;
    }

    /** The same changes in smaller batches, two or a few more, none longer than a half. */
    List<Batch> halves() {
        List<Batch> parts = new ArrayList<>();
        int most = (rows.size() + 1) / 2;
        Batch part = new Batch(limits);
        for (LaneRow row : rows) {
            if (part.rows.size() == most || !part.offer(row)) {
                parts.add(part);
                part = new Batch(limits);
                part.offer(row);
            }
        }
        parts.add(part);
        return parts;
    }

    private record Part(WriteLayout layout, TableRows rows) {}
}
