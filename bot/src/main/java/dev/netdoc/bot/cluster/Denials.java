package dev.netdoc.bot.cluster;

/** What to say when the API server says no. */
final class Denials {
    private Denials() {}

    static String of(int code, String permission) {
        return code == 401
                ? "the API server does not accept the credentials (401); renew the token or certificate in the kubeconfig"
                : grant(permission);
    }

    /** @param permission e.g. {@code patch configmaps in kube-system} */
    static String grant(String permission) {
        return "forbidden: " + permission + "; grant it to netdoc's account with a Role or ClusterRole";
    }
}
