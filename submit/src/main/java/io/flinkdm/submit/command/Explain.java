package io.flinkdm.submit.command;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.config.plan.PlanJson;
import io.flinkdm.submit.explain.PlanTable;
import io.flinkdm.submit.explain.QuestionAnswerer;
import io.flinkdm.submit.explain.live.LiveExplainer;
import io.flinkdm.submit.explain.live.LiveReport;
import io.flinkdm.submit.task.LocalFileException;
import io.flinkdm.submit.task.TaskCompiler.Compiled;
import io.flinkdm.submit.task.TaskFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code explain}: what a task will do, for people, as JSON, by questions or compared with its
 * databases; or everything that is wrong with its files.
 */
@Command(
        name = "explain",
        aliases = "check-config",
        description = "Prints what a task will do, or all mistakes in its files.")
final class Explain implements Callable<Integer> {

    private static final String STANDARD_INPUT = "-";

    private final CommandContext context;

    @Option(names = "--task", paramLabel = "FILE", required = true)
    private Path task;

    @Option(names = "--source", paramLabel = "FILE")
    private List<Path> sources = List.of();

    @ArgGroup private Form form = new Form();

    @Spec private CommandSpec spec;

    /** One of these at most. */
    static final class Form {

        @Option(names = "--json", description = "the compiled plan as JSON")
        boolean json;

        @Option(
                names = "--questions",
                paramLabel = "FILE",
                description = "answers the questions in a file of JSON lines, - for stdin")
        String questions;

        @Option(
                names = "--live",
                description =
                        "compares the plan with its databases; status 1 where tables fall between"
                                + " the rules or rows collide")
        boolean live;
    }

    Explain(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Compiled compiled = context.compiler().compile(new TaskFiles(task, sources));
        int status = 0;
        if (form.json || form.questions != null) {
            compiled.warnings().forEach(spec.commandLine().getErr()::println);
            compiled.unsupported().forEach(spec.commandLine().getErr()::println);
            print(compiled.plan());
        } else {
            context.out().print(PlanTable.print(compiled));
            status = form.live ? compare(compiled.plan()) : 0;
        }
        context.out().flush();
        return status;
    }

    private void print(MigrationPlan plan) {
        if (form.json) {
            context.out().println(PlanJson.print(plan));
        } else {
            answer(plan);
        }
    }

    private int compare(MigrationPlan plan) {
        LiveReport report = new LiveExplainer(plan).report();
        context.out().println();
        context.out().print(report.print());
        return report.hasProblems() ? 1 : 0;
    }

    private void answer(MigrationPlan plan) {
        QuestionAnswerer answerer = new QuestionAnswerer(plan, InstantSource.system());
        try (InputStream in = open();
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            answerer.answerAll(lines, context.out());
        } catch (IOException e) {
            throw LocalFileException.unreadable(Path.of(form.questions), e);
        }
    }

    private InputStream open() throws IOException {
        return form.questions.equals(STANDARD_INPUT)
                ? System.in
                : Files.newInputStream(Path.of(form.questions));
    }
}
