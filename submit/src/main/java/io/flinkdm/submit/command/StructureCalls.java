package io.flinkdm.submit.command;

import io.flinkdm.job.meta.StructureSet.Origin;
import io.flinkdm.submit.answer.SourcesAnswer;
import io.flinkdm.submit.event.StructureOperations;
import io.flinkdm.submit.event.StructureRequest;
import io.flinkdm.submit.event.StructureRequest.Op;
import io.flinkdm.submit.status.TaskFailures;
import io.flinkdm.submit.task.LocalFileException;
import io.flinkdm.submit.task.TargetMeta;
import io.flinkdm.udf.model.TableId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What {@code binlog-schema} and {@code operate-schema} have in common. One thread at a time. */
final class StructureCalls {

    private final CommandContext context;

    StructureCalls(CommandContext context) {
        this.context = context;
    }

    static StructureRequest request(Op op, TableId table, Origin origin, String text) {
        return new StructureRequest(op, table, origin, text, Caller.name());
    }

    /** The content of a file the user names. */
    static String content(String file) {
        Path path = Path.of(file);
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw LocalFileException.unreadable(path, e);
        }
    }

    /** Carries it out and prints the answer. */
    int answer(String task, StructureRequest request, List<String> sourceIds) {
        SourceCalls.Opener opener =
                request.op() == Op.LIST ? TargetMeta::open : TargetMeta::openAlone;
        SourcesAnswer answer =
                new SourceCalls(context)
                        .answer(
                                task,
                                sourceIds,
                                opener,
                                (target, ids) -> operations(target).run(request, ids));
        return context.answer(answer);
    }

    private StructureOperations operations(SourceCalls.Target target) {
        return new StructureOperations(
                target.task(),
                target.meta(),
                () -> TaskFailures.state(target.entry(), context::cluster).stage());
    }
}
