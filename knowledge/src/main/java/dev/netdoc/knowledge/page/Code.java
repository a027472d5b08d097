package dev.netdoc.knowledge.page;

import java.util.regex.Pattern;

/** Tells commands, configuration and log lines from prose. */
final class Code {
    private static final Pattern COMMAND = Pattern.compile(
            "^(?:sudo|kubectl|curl|wget|systemctl|journalctl|gcloud|docker|crictl|ctr|helm|yum|apt|ls|cd|cat|chmod|echo|grep|awk|diff|ipvsadm|ipset|iptables|modprobe|lsmod|conntrack|sysctl|netstat|ss|ip|ping|for|while|if|done|do|fi|export|aliyun|powershell|rm|ps|find|tcpdump|nslookup|dig)\\b(?! [a-z]++ [a-z]++ [a-z]++ [a-z]++ [a-z]++).*");
    private static final Pattern KEY_VALUE =
            Pattern.compile("^(?:- )?\"?[\\w./\\[\\]$-]++\"?\\s*+[:=](?:\\s.*+|[^\\s/].*+|)$");
    private static final Pattern SIGNS = Pattern.compile(
            "^[\\[\\]{}#(<\"].*+|.*[{};\\\\|,]$|.*\\s--?[a-z][\\w-]*+(?:[\\s=].*+|$)|^time=.*+|.*\\S {3,}\\S.* {3,}\\S.*+");

    private Code() {}

    static boolean looksLikeCode(String line) {
        String text = line.strip();
        if (text.isEmpty()) {
            return !line.isEmpty();
        }
        if (text.startsWith("•") || text.matches("^\\d{1,2}\\. .*")) {
            return false;
        }
        boolean prose = text.endsWith(".") || text.endsWith("。") || text.endsWith("、") || text.endsWith("?");
        return COMMAND.matcher(text).matches()
                || (!prose && KEY_VALUE.matcher(text).matches())
                || (!prose && SIGNS.matcher(text).matches());
    }
}
