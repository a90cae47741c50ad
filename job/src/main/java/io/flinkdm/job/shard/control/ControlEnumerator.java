package io.flinkdm.job.shard.control;

import io.flinkdm.job.meta.CommandTable;
import io.flinkdm.udf.event.ControlCommand;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the target for new commands every so often and hands them to the one reader. A target that
 * is away is asked again later. JobManager main thread: must not block.
 */
final class ControlEnumerator implements SplitEnumerator<ControlSplit, ControlProgress> {

    private static final Logger LOG = LoggerFactory.getLogger(ControlEnumerator.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int READER = 0;

    private final SplitEnumeratorContext<ControlSplit> context;
    private final CommandPoller poller;
    private final Deque<ControlSplit> waiting = new ArrayDeque<>();
    private volatile long lastId;
    private boolean away;

    ControlEnumerator(
            SplitEnumeratorContext<ControlSplit> context,
            CommandPoller poller,
            ControlProgress progress) {
        this.context = context;
        this.poller = poller;
        this.lastId = progress.lastId();
        this.waiting.addAll(progress.waiting());
    }

    @Override
    public void start() {
        context.callAsync(() -> poller.after(lastId), this::found, 0, PAUSE.toMillis());
    }

    private void found(List<CommandTable.Command> commands, Throwable failure) {
        note(failure);
        if (failure != null) {
            return;
        }
        for (CommandTable.Command command : commands) {
            if (command.id() > lastId) {
                lastId = command.id();
                waiting.add(split(command));
            }
        }
        handOver();
    }

    /** One line when the target goes away and one when it is back. */
    private void note(Throwable failure) {
        if (failure != null && !away) {
            LOG.warn("commands cannot be read from the target; trying again", failure);
        } else if (failure == null && away) {
            LOG.info("commands can be read from the target again");
        }
        away = failure != null;
    }

    private void handOver() {
        while (!waiting.isEmpty() && context.registeredReaders().containsKey(READER)) {
            context.assignSplit(waiting.remove(), READER);
        }
    }

    @Override
    public void addReader(int subtask) {
        handOver();
    }

    @Override
    public void addSplitsBack(List<ControlSplit> splits, int subtask) {
        List<ControlSplit> again = new ArrayList<>(splits);
        again.addAll(waiting);
        waiting.clear();
        waiting.addAll(again);
        handOver();
    }

    @Override
    public void handleSplitRequest(int subtask, String host) {
        handOver();
    }

    @Override
    public ControlProgress snapshotState(long checkpoint) {
        return new ControlProgress(lastId, List.copyOf(waiting));
    }

    @Override
    public void close() throws IOException {
        try {
            poller.close();
        } catch (SQLException e) {
            throw new IOException("the connection for commands cannot be closed", e);
        }
    }

    private static ControlSplit split(CommandTable.Command command) {
        return new ControlSplit(
                new ControlCommand(command.id(), command.name(), command.arguments()));
    }
}
