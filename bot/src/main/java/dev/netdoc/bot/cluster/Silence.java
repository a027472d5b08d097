package dev.netdoc.bot.cluster;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Why there was no answer, in words that lead to the next step. */
final class Silence {
    private Silence() {}

    static Answer.Silent of(Throwable thrown, Duration limit) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            String said = String.valueOf(t.getMessage());
            if (t instanceof TimeoutException
                    || said.toLowerCase(Locale.ROOT).contains("timed out")
                    || said.contains("timeout")) {
                return new Answer.Silent("no answer within " + limit.toSeconds() + " s", true, thrown);
            }
            if (t instanceof UnknownHostException) {
                return new Answer.Silent(
                        "the name " + said.replaceAll(":.*", "") + " is not known to DNS", false, thrown);
            }
            if (t instanceof SSLException || t instanceof java.security.cert.CertificateException) {
                return new Answer.Silent("the TLS certificate was not accepted: " + said, false, thrown);
            }
            if (t instanceof ConnectException) {
                return new Answer.Silent("connection refused", false, thrown);
            }
        }
        return new Answer.Silent("the connection broke: " + thrown.getMessage(), false, thrown);
    }

    /** {@return what an operator should look at} */
    static String nextStep(Answer.Silent silent) {
        if (silent.why().contains("certificate")) {
            return "check certificate-authority-data in the kubeconfig, and the clock of this machine";
        }
        if (silent.cause() instanceof KubeconfigUnusable) {
            return "check that the file is there and that netdoc's user may read it";
        }
        return "check the server address in the kubeconfig, and that network, VPN or firewall let this machine through";
    }
}
