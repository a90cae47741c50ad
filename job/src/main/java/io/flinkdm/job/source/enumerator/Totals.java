package io.flinkdm.job.source.enumerator;

import io.flinkdm.job.meta.TableStatus;
import io.flinkdm.job.source.split.ReadProgress;
import io.flinkdm.job.source.split.TableLoad;
import io.flinkdm.udf.model.TableId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts for people: tables, chunks and rows, known and done. After a failure they may lag behind;
 * nothing depends on them. Only tables under way are kept one by one. JobManager main thread: must
 * not block.
 */
final class Totals {

    long tables;
    long completedTables;
    long chunks;
    long completedChunks;

    /** The server's guess for tables not read yet, their true number for those that are. */
    long estimatedRows;

    long loadedRows;
    long loadedBytes;

    private final Map<TableId, TableTotals> underWay = new LinkedHashMap<>();

    /** Those with news since they were last told. */
    private final Map<TableId, TableTotals> news = new LinkedHashMap<>();

    void discovered(List<TableToCut> found) {
        tables = found.size();
        estimatedRows = found.stream().mapToLong(TableToCut::estimatedRows).sum();
    }

    /**
     * @param cutToEnd whether these are the table's last chunks
     */
    void cut(TableToCut table, int count, boolean cutToEnd) {
        chunks += count;
        TableTotals totals =
                underWay.computeIfAbsent(
                        table.table(), id -> new TableTotals(id, table.estimatedRows()));
        totals.cut(count, cutToEnd);
        changed(totals);
    }

    void durable(ReadProgress progress) {
        for (TableLoad load : progress.tables()) {
            loadedRows += load.rows();
            loadedBytes += load.bytes();
            completedChunks = Math.min(chunks, completedChunks + load.chunks());
            TableTotals table = underWay.get(load.table());
            if (table != null) {
                table.durable(load);
                changed(table);
            }
        }
        estimatedRows = Math.max(estimatedRows, loadedRows);
    }

    private void changed(TableTotals table) {
        news.put(table.table, table);
        if (table.complete() && !table.closed()) {
            underWay.remove(table.table);
            completedTables++;
            estimatedRows += table.rows() - table.estimatedRows;
        }
    }

    /** All rows are read, whatever the counts say; readers tell the last of them a bit later. */
    void allRead() {
        underWay.values().forEach(TableTotals::close);
        news.putAll(underWay);
        completedTables = tables;
        completedChunks = chunks;
        estimatedRows = loadedRows;
    }

    /** What has changed since this was last asked. */
    List<TableStatus> takeNews(String sourceId, long nowMs) {
        List<TableStatus> statuses = new ArrayList<>(news.size());
        news.values().forEach(table -> statuses.add(table.status(sourceId, nowMs)));
        news.clear();
        return statuses;
    }

    byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        try {
            out.writeLong(tables);
            out.writeLong(completedTables);
            out.writeLong(chunks);
            out.writeLong(completedChunks);
            out.writeLong(estimatedRows);
            out.writeLong(loadedRows);
            out.writeLong(loadedBytes);
            for (TableTotals table : underWay.values()) {
                table.write(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static Totals of(byte[] bytes) {
        ByteArrayInputStream from = new ByteArrayInputStream(bytes);
        DataInputStream in = new DataInputStream(from);
        Totals totals = new Totals();
        try {
            totals.tables = in.readLong();
            totals.completedTables = in.readLong();
            totals.chunks = in.readLong();
            totals.completedChunks = in.readLong();
            totals.estimatedRows = in.readLong();
            totals.loadedRows = in.readLong();
            totals.loadedBytes = in.readLong();
            while (from.available() > 0) {
                TableTotals table = TableTotals.read(in);
                totals.underWay.put(table.table, table);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return totals;
    }
}
