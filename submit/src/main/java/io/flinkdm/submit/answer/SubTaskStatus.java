package io.flinkdm.submit.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * DM's {@code SubTaskStatus}: one task on one source. Of {@code dump}, {@code load} and {@code
 * sync} at most one is given, and only that one is printed. Immutable.
 *
 * @param stage DM's stage name
 * @param unit DM's unit name
 * @param result {@code null} while the unit runs
 * @param validation always null
 * @param filteredRows not of DM: rows that rules have left out since the job began to run, by the
 *     rule's name; not printed when there are none
 * @param missingRows not of DM: rows to be changed or deleted that the target did not have since
 *     the job began to run, by table, of all sources; not printed when there are none
 * @param heldStatements not of DM: statements of the binlog that are not carried over yet, and the
 *     tables that wait for them; not printed when there are none
 */
public record SubTaskStatus(
        String name,
        String stage,
        String unit,
        ProcessResult result,
        String unresolvedDDLLockID,
        @JsonInclude(JsonInclude.Include.NON_NULL) DumpStatus dump,
        @JsonInclude(JsonInclude.Include.NON_NULL) LoadStatus load,
        @JsonInclude(JsonInclude.Include.NON_NULL) SyncStatus sync,
        Object validation,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Long> filteredRows,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Long> missingRows,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<HeldLine> heldStatements) {

    public SubTaskStatus {
        filteredRows = Map.copyOf(filteredRows);
        missingRows = Map.copyOf(missingRows);
        heldStatements = List.copyOf(heldStatements);
    }

    /** Without rows that were left out or missing, and without statements that are held. */
    public SubTaskStatus(
            String name,
            String stage,
            String unit,
            ProcessResult result,
            String unresolvedDDLLockID,
            DumpStatus dump,
            LoadStatus load,
            SyncStatus sync,
            Object validation) {
        this(
                name,
                stage,
                unit,
                result,
                unresolvedDDLLockID,
                dump,
                load,
                sync,
                validation,
                Map.of(),
                Map.of(),
                List.of());
    }

    /** The same with the rows that rules have left out, and those that the target did not have. */
    public SubTaskStatus counted(Map<String, Long> filtered, Map<String, Long> missing) {
        return new SubTaskStatus(
                name,
                stage,
                unit,
                result,
                unresolvedDDLLockID,
                dump,
                load,
                sync,
                validation,
                filtered,
                missing,
                heldStatements);
    }

    /**
     * The same with the statements that are held, and what is wrong with them. Rows wait for them,
     * so not everything is on the target.
     */
    public SubTaskStatus holding(List<HeldLine> statements, ProcessResult trouble) {
        return new SubTaskStatus(
                name,
                stage,
                unit,
                trouble,
                unresolvedDDLLockID,
                dump,
                load,
                sync == null ? null : sync.behind(),
                validation,
                filteredRows,
                missingRows,
                statements);
    }

    /**
     * Not of DM: a statement that is not carried over yet.
     *
     * @param binlogPos as {@code -b} takes it
     * @param stage {@code waiting}, {@code running} or {@code parked}
     * @param tables of the target, quoted: their rows wait for it
     */
    public record HeldLine(String binlogPos, String stage, List<String> tables, String sql) {

        public HeldLine {
            tables = List.copyOf(tables);
        }
    }

    /**
     * Rows and bytes of the snapshot as read.
     *
     * @param bps bytes per second lately
     * @param progress as {@code 12.34 %}
     */
    public record DumpStatus(
            long totalTables,
            double completedTables,
            double finishedBytes,
            double finishedRows,
            double estimateTotalRows,
            long bps,
            String progress) {}

    /**
     * Bytes of the snapshot as written.
     *
     * @param metaBinlog where the snapshot was taken
     * @param bps bytes per second lately
     * @param remainingSeconds not of DM: at this speed; not printed while there is none
     * @param tables not of DM: those being read
     */
    public record LoadStatus(
            long finishedBytes,
            long totalBytes,
            String progress,
            String metaBinlog,
            String metaBinlogGTID,
            long bps,
            @JsonInclude(JsonInclude.Include.NON_NULL) Long remainingSeconds,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<LoadingTable> tables) {

        public LoadStatus {
            tables = List.copyOf(tables);
        }

        /** As DM's. */
        public LoadStatus(
                long finishedBytes,
                long totalBytes,
                String progress,
                String metaBinlog,
                String metaBinlogGTID,
                long bps) {
            this(
                    finishedBytes,
                    totalBytes,
                    progress,
                    metaBinlog,
                    metaBinlogGTID,
                    bps,
                    null,
                    List.of());
        }
    }

    /**
     * Not of DM: a table whose existing rows are being read.
     *
     * @param table quoted
     * @param totalRows as the source estimates them
     */
    public record LoadingTable(
            String table,
            long finishedRows,
            long totalRows,
            long finishedBytes,
            String progress,
            @JsonInclude(JsonInclude.Include.NON_NULL) Long remainingSeconds) {}

    /** How far the binlog is applied; the first three repeat the rows under DM's older names. */
    public record SyncStatus(
            long totalEvents,
            long totalTps,
            long recentTps,
            String masterBinlog,
            String masterBinlogGtid,
            String syncerBinlog,
            String syncerBinlogGtid,
            List<String> blockingDDLs,
            List<Object> unresolvedGroups,
            boolean synced,
            String binlogType,
            long secondsBehindMaster,
            String blockDDLOwner,
            String conflictMsg,
            long totalRows,
            long totalRps,
            long recentRps,
            long ioTotalBytes,
            long dumpIOTotalBytes) {

        /** The same with something left to do. */
        SyncStatus behind() {
            return new SyncStatus(
                    totalEvents,
                    totalTps,
                    recentTps,
                    masterBinlog,
                    masterBinlogGtid,
                    syncerBinlog,
                    syncerBinlogGtid,
                    blockingDDLs,
                    unresolvedGroups,
                    false,
                    binlogType,
                    secondsBehindMaster,
                    blockDDLOwner,
                    conflictMsg,
                    totalRows,
                    totalRps,
                    recentRps,
                    ioTotalBytes,
                    dumpIOTotalBytes);
        }
    }
}
