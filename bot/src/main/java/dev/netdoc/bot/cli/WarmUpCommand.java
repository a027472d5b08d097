package dev.netdoc.bot.cli;

import dev.netdoc.rules.engine.DroolsDoctor;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import picocli.CommandLine.Command;

/** Goes the way of the short commands, in each language, so that the launcher can keep its class data. */
@Command(name = "warm-up", hidden = true)
final class WarmUpCommand implements Runnable {
    private static final List<String> QUESTIONS =
            List.of("Terway ENI vSwitch", "bagaimana cara cek mode Terway", "Terway のモードを確認する方法", "怎么查看 Terway 的模式");

    @Override
    public void run() {
        DroolsDoctor.load();
        for (String question : QUESTIONS) {
            ask(question);
            ask("--json", "--explain", question);
        }
    }

    private static void ask(String... arguments) {
        String[] command = new String[arguments.length + 1];
        command[0] = "ask";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        Main.commandLine()
                .setOut(new PrintWriter(Writer.nullWriter()))
                .setErr(new PrintWriter(Writer.nullWriter()))
                .execute(command);
    }
}
